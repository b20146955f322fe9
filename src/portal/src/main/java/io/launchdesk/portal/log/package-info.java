/** What the log says about a call. */
package io.launchdesk.portal.log;
