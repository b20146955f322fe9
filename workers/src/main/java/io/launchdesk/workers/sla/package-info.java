/** Service levels: when a step is due, reminded of and escalated. */
package io.launchdesk.workers.sla;
