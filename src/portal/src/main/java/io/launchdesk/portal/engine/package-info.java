/** The way to the process engine: commands down, signals up, and the relay that keeps promises. */
package io.launchdesk.portal.engine;
