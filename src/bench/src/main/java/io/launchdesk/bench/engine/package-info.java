/** The broker alone, with our exporter and without. */
package io.launchdesk.bench.engine;
