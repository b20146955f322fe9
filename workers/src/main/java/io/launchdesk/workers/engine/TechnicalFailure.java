package io.launchdesk.workers.engine;

/**
 * A step could not be done now. The message is what an operator reads in the incident: what did not
 * work, what to check, in words for someone who does not develop software.
 */
public class TechnicalFailure extends RuntimeException {
  public TechnicalFailure(String message) {
    super(message);
  }

  public TechnicalFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
