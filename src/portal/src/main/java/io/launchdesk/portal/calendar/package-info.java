/** The calendars of working time that clocks count by, as their keepers see and change them. */
package io.launchdesk.portal.calendar;
