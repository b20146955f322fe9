/** Telling every portal what changed, and finding out whom it concerns. */
package io.launchdesk.store.live;
