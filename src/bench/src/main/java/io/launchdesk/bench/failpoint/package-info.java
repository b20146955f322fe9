/** Halts a running process at a named method, without a trace in the product. */
package io.launchdesk.bench.failpoint;
