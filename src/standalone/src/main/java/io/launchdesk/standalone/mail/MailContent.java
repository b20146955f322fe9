package io.launchdesk.standalone.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What a mail says.
 *
 * @param text plain text, or empty
 * @param html the same as HTML, or empty; never to be shown but in a sandbox
 * @param attachments names and types of what else is in it
 */
record MailContent(String text, String html, List<String> attachments) {

  /** Takes a mail apart; the first text of each kind is the body. */
  static MailContent of(byte[] raw) throws IOException {
    Collector collector = new Collector();
    try {
      collector.add(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    } catch (MessagingException e) {
      throw new IOException("the mail is not well formed", e);
    }
    return new MailContent(collector.text, collector.html, List.copyOf(collector.attachments));
  }

  private static final class Collector {
    private String text = "";
    private String html = "";
    private final List<String> attachments = new ArrayList<>();

    void add(Part part) throws MessagingException, IOException {
      boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
      if (!attached
          && part.isMimeType("multipart/*")
          && part.getContent() instanceof Multipart all) {
        for (int i = 0; i < all.getCount(); i++) {
          add(all.getBodyPart(i));
        }
      } else if (!attached && part.isMimeType("text/plain") && text.isEmpty()) {
        text = String.valueOf(part.getContent());
      } else if (!attached && part.isMimeType("text/html") && html.isEmpty()) {
        html = String.valueOf(part.getContent());
      } else {
        attachments.add(part.getFileName() + " (" + part.getContentType() + ")");
      }
    }
  }
}
