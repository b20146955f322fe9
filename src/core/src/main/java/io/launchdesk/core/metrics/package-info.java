/** Who reads the metrics of portal and workers. */
package io.launchdesk.core.metrics;
