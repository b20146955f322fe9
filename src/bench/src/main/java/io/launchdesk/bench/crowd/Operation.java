package io.launchdesk.bench.crowd;

/**
 * Something that a person was told to have done with a task. What was refused has no effect and is
 * none.
 *
 * @param person username
 * @param act what was done
 * @param begin when it was asked for, in nanoseconds of one clock
 * @param end when the answer had come
 */
record Operation(String person, Act act, long begin, long end) {

  /** What can be done with a task. */
  enum Act {
    CLAIM,
    RELEASE,
    COMPLETE
  }
}
