package io.launchdesk.store.notification;

/**
 * What a mail says.
 *
 * @param language BCP 47
 * @param subject one line
 * @param body plain text
 * @param html the same laid out; null for plain text alone
 * @param answers that it offers answers to a task; null when it does not
 */
public record MailText(
    String language, String subject, String body, String html, AnswerMark answers) {

  /** Plain text. */
  public MailText(String language, String subject, String body) {
    this(language, subject, body, null, null);
  }

  /** The same, offering answers. */
  public MailText with(AnswerMark mark) {
    return new MailText(language, subject, body, html, mark);
  }

  /** The same with one piece of text in place of another, wherever that stands. */
  public MailText replacing(String old, String text) {
    return new MailText(
        language,
        subject,
        body.replace(old, text),
        html == null ? null : html.replace(old, text),
        answers);
  }
}
