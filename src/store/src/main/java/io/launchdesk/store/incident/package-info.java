/** Where the engine cannot go on without help. */
package io.launchdesk.store.incident;
