/** Production: what is made, by whom, and what is checked by machine. */
package io.launchdesk.workers.production;
