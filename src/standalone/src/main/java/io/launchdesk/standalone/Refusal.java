package io.launchdesk.standalone;

/**
 * A reason not to start that a person can do something about: port taken, folder in use, disk full,
 * no rights. Its message is one sentence for people; no stack trace is shown for it.
 */
public final class Refusal extends RuntimeException {

  public Refusal(String sentence) {
    super(sentence);
  }

  public Refusal(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
