/** Figures with trend, target and comparison, and the requests behind them. */
package io.launchdesk.portal.dashboard;
