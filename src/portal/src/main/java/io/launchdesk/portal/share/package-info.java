/** Links that show where a request stands, to people without an account. */
package io.launchdesk.portal.share;
