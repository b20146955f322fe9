/** Effects on the world that must happen once. */
package io.launchdesk.store.effect;
