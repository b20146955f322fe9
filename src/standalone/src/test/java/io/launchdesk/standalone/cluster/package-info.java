/** The Compose file's system, started natively: three brokers, two portals, three workers. */
package io.launchdesk.standalone.cluster;
