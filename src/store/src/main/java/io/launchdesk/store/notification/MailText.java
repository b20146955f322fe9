package io.launchdesk.store.notification;

/**
 * What a mail says.
 *
 * @param language the language that it is written in
 * @param answers null when it offers none
 */
public record MailText(String language, String subject, String body, AnswerMark answers) {

  /** A mail that offers no answers. */
  public MailText(String language, String subject, String body) {
    this(language, subject, body, null);
  }
}
