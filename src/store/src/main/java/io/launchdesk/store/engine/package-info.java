/** Questions to the read model that the exporter writes. */
package io.launchdesk.store.engine;
