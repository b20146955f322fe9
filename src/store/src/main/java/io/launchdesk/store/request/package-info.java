/** Requests with their briefs, where they stand and who has the ball. */
package io.launchdesk.store.request;
