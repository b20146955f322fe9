/** The public API, as scenarios use it. */
package io.launchdesk.bench.http;
