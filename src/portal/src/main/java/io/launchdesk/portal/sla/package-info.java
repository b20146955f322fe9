/** Clocks that explain themselves. */
package io.launchdesk.portal.sla;
