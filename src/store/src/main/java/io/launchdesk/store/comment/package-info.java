/** What people say about requests, and how far each of them has read. */
package io.launchdesk.store.comment;
