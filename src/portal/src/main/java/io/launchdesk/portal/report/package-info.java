/** Reports by schedule: who gets which, when, and what was sent. */
package io.launchdesk.portal.report;
