/** Deliverables, who makes them, and the versions of their assets. */
package io.launchdesk.store.production;
