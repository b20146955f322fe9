/**
 * What stays how long: rows that only the machine needed go, and the details of requests that ended
 * long ago move into an archive (ADR 0051).
 */
package io.launchdesk.store.retention;
