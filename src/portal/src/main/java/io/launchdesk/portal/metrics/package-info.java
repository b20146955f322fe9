/** Queues, lags and main figures for Prometheus. */
package io.launchdesk.portal.metrics;
