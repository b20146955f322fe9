/** Timers that are due at once or spread over some seconds, on the running embedded default. */
package io.launchdesk.bench.timer;
