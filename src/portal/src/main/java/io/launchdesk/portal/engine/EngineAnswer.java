package io.launchdesk.portal.engine;

/** What the engine said to a command. */
public sealed interface EngineAnswer {

  /** Done, now or by an earlier call with the same identity. */
  record Accepted() implements EngineAnswer {}

  /** What the command is about does not exist (any more), or is in another state. */
  record Gone(String reason) implements EngineAnswer {}

  /** The engine understood the command and will never take it. */
  record Invalid(String reason) implements EngineAnswer {}

  /**
   * No answer, or not now: whether the command took effect is not known.
   *
   * @param busy whether the engine said that it has too much to do
   */
  record Unavailable(String reason, boolean busy) implements EngineAnswer {
    public Unavailable(String reason) {
      this(reason, false);
    }
  }
}
