/**
 * A part is away, or has no room, for a while: what people are told, and how long it takes after.
 */
package io.launchdesk.bench.outage;
