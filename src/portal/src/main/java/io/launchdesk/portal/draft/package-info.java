/** Requests that somebody has begun to write. */
package io.launchdesk.portal.draft;
