/** Business calendars and the clocks of running steps. */
package io.launchdesk.store.sla;
