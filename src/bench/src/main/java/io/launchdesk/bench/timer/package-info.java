/** Timers that are due at the same instant, on the running embedded default. */
package io.launchdesk.bench.timer;
