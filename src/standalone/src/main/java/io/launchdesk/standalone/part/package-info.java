/** The parts of the embedded system: how each is prepared, started and known to work. */
package io.launchdesk.standalone.part;
