/** When people are away, and who may do their work meanwhile. */
package io.launchdesk.core.away;
