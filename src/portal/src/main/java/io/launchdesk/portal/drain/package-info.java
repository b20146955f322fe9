/** How this portal ends: without a call that fails for it. */
package io.launchdesk.portal.drain;
