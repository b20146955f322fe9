/** How long a start takes until people can work. */
package io.launchdesk.bench.start;
