/** Other engines, embedded, at the steps of a marketing request. */
package io.launchdesk.peers;
