package io.launchdesk.workers.notification;

import io.launchdesk.workers.engine.TechnicalFailure;
import org.springframework.mail.MailException;

/** Why something could not be told, as it is kept with what waits. */
final class Reason {
  private Reason() {}

  /** What was written for operators; the name of the failure, too, when nothing was. */
  static String of(RuntimeException failure) {
    boolean written = failure instanceof TechnicalFailure || failure instanceof MailException;
    return written && failure.getMessage() != null ? failure.getMessage() : failure.toString();
  }
}
