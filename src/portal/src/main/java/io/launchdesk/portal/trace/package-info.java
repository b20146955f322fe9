/** Which calls are traced. */
package io.launchdesk.portal.trace;
