/**
 * Writes what the engine did to the tables of schema {@code engine}: the facts that portal, workers
 * and reports read. Runs inside the broker, once per partition.
 *
 * <p>What always holds: rows and position commit in one transaction; a position is told to the
 * broker only after its commit; a record that comes again changes nothing; no record can block the
 * log for good; two logs are never mixed.
 */
package io.launchdesk.exporter;
