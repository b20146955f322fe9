package io.launchdesk.core.proof;

/** There are more cases than are looked at. */
final class TooLarge extends RuntimeException {
  TooLarge(String message) {
    super(message);
  }
}
