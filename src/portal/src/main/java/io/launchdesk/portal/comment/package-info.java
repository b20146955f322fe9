/** What people say about a request. */
package io.launchdesk.portal.comment;
