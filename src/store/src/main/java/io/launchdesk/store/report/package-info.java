/** Reports by schedule, what was made of them, and who got it. */
package io.launchdesk.store.report;
