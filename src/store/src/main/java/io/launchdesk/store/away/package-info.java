/** When people are away, and who stands in for them. */
package io.launchdesk.store.away;
