/** Commands on their way to the engine, written together with what caused them. */
package io.launchdesk.store.outbox;
