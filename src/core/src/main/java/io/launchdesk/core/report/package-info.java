/** When reports are due, and what they tell of. */
package io.launchdesk.core.report;
