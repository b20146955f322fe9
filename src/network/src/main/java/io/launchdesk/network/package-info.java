/** TCP lines that can be made bad, for tests and measurements. */
package io.launchdesk.network;
