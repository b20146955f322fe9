/** Child processes: started, watched, started again when they die, stopped in order. */
package io.launchdesk.standalone.supervisor;
