/** Tables of requests that somebody uploaded. */
package io.launchdesk.store.batch;
