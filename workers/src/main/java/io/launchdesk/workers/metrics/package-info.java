/** What monitoring reads of the workers. */
package io.launchdesk.workers.metrics;
