/** How fast the exporter writes, beside plain COPY into the same PostgreSQL. */
package io.launchdesk.bench.exporter;
