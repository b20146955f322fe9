package io.launchdesk.core.notification;

/**
 * The communication plan does not say, or says wrongly, what happens. The message names the row and
 * what to correct, in the words of the table's owner.
 */
public class PlanFault extends RuntimeException {
  public PlanFault(String message) {
    super(message);
  }
}
