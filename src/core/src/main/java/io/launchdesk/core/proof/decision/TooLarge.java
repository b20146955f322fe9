package io.launchdesk.core.proof.decision;

/** There are more cases than are tried. */
final class TooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
