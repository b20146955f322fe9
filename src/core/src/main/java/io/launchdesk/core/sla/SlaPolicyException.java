package io.launchdesk.core.sla;

/** The policy table says nothing, or nothing usable, about a step; the message is for its owner. */
public class SlaPolicyException extends RuntimeException {
  public SlaPolicyException(String message) {
    super(message);
  }
}
