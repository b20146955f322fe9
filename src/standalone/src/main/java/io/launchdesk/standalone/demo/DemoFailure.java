package io.launchdesk.standalone.demo;

/** Why the demonstration cannot go on, in one sentence for people. */
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String sentence) {
    super(sentence);
  }
}
