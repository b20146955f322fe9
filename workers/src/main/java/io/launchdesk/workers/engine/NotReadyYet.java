package io.launchdesk.workers.engine;

/**
 * What the step needs is not ready yet: the read model does not show what the engine did a moment
 * ago, or the engine is busy. The job comes again soon and loses no retry.
 */
public class NotReadyYet extends RuntimeException {
  public NotReadyYet(String message) {
    super(message);
  }
}
