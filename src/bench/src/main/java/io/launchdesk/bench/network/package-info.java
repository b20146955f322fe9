/** TCP lines that can be made bad. */
package io.launchdesk.bench.network;
