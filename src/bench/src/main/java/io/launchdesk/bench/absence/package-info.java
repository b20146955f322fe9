/** Parts that are away for long under load, and what is left to do when they come back. */
package io.launchdesk.bench.absence;
