/** How jobs are handled, whatever they do: what is in hand, what is logged, and how workers end. */
package io.launchdesk.workers.job;
