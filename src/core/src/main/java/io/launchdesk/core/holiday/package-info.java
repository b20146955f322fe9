/** Public holidays of countries and their parts. */
package io.launchdesk.core.holiday;
