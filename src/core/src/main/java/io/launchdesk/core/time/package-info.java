/** Where the time comes from. */
package io.launchdesk.core.time;
