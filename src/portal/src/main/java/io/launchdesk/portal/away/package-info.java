/** Out of office: when people are away, and who stands in for them. */
package io.launchdesk.portal.away;
