/** How long what is kept, and the archives of requests. */
package io.launchdesk.portal.retention;
