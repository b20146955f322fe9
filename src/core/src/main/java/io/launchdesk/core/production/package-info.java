/** Production: which assets a request needs, who makes them, and what is checked by machine. */
package io.launchdesk.core.production;
