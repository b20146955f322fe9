/** The writer thread: batches become transactions, with waiting, retrying and dead letters. */
package io.launchdesk.exporter.write;
