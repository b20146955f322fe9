/** Looks at the machine, the running parts and the flow of facts, and says what is not well. */
package io.launchdesk.standalone.doctor;
