/** Moves into the archive, and forgets, what was kept long enough. */
package io.launchdesk.workers.retention;
