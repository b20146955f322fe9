package io.launchdesk.workers;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a mail that came says. */
public final class Mails {
  private Mails() {}

  /** Its plain text. */
  public static String text(MimeMessage mail) {
    return part(mail, 0, "text/plain");
  }

  /** Its HTML. */
  public static String html(MimeMessage mail) {
    return part(mail, 1, "text/html");
  }

  private static String part(MimeMessage mail, int index, String type) {
    try {
      MimeMultipart both = (MimeMultipart) mail.getContent();
      if (!both.getContentType().startsWith("multipart/alternative")
          || both.getCount() != 2
          || !both.getBodyPart(index).isMimeType(type)) {
        throw new AssertionError("parts are " + both.getContentType());
      }
      return both.getBodyPart(index).getContent().toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
