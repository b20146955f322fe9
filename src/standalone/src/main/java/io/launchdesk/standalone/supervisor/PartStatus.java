package io.launchdesk.standalone.supervisor;

import java.time.Instant;

/**
 * How a part is now.
 *
 * @param name the part's name
 * @param title for people
 * @param state lower case name of its {@link PartState}
 * @param restarts how often it was started again since the run began
 * @param since instant of the last change of state
 * @param message what is wrong, or empty
 * @param pid process id, or -1 when there is no process
 * @param port where it answers
 */
public record PartStatus(
    String name,
    String title,
    String state,
    int restarts,
    Instant since,
    String message,
    long pid,
    int port) {}
