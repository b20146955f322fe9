/**
 * Brings believable requests into a running system and drives them to their ends, as the people
 * would: through the public API alone.
 */
package io.launchdesk.standalone.demo;
