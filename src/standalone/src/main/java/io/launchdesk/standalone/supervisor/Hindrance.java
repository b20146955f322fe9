package io.launchdesk.standalone.supervisor;

import java.io.IOException;

/**
 * A part does not work for a reason that lies outside of it, such as a full disk: starting it anew
 * would not help.
 */
public final class Hindrance extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what hinders it, and what to do
   */
  public Hindrance(String message) {
    super(message);
  }
}
