/** The whole system beside other engines that do the same steps. */
package io.launchdesk.bench.peers;
