package io.launchdesk.core.change;

/** A user task of a process, by their ids in the model. */
public record TaskId(String process, String element) {}
