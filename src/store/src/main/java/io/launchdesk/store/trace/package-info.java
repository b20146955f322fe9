/** One trace from a click to what the engine made of it, across processes. */
package io.launchdesk.store.trace;
