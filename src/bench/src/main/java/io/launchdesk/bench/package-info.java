/** Scenarios that measure speed and size; run by hand. */
package io.launchdesk.bench;
