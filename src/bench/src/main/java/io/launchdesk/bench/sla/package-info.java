/** How long open SLA clocks take to follow a changed calendar. */
package io.launchdesk.bench.sla;
