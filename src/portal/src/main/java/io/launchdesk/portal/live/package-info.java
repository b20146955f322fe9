/** Tells browsers what has changed, as soon as it has, without looking at tables over and over. */
package io.launchdesk.portal.live;
