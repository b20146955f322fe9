/** From a record of the engine's log to the rows that it changes. */
package io.launchdesk.exporter.record;
