/** Reports by schedule: which are due, what they say, and who gets them. */
package io.launchdesk.workers.report;
