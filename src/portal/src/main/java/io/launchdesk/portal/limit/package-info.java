/** How much anybody may ask of this portal, and whose call it is behind a proxy. */
package io.launchdesk.portal.limit;
