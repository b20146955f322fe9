package io.launchdesk.workers.engine;

/**
 * The read model does not show yet what the engine did a moment ago. The job comes again soon and
 * loses no retry.
 */
public class NotYetExported extends RuntimeException {
  public NotYetExported(String message) {
    super(message);
  }
}
