package io.launchdesk.standalone.local;

/** A request to the local server that is answered with an error. */
public final class Problem extends RuntimeException {
  private final int status;

  public Problem(int status, String detail) {
    super(detail);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
