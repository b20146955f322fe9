package io.launchdesk.workers.report;

import io.launchdesk.store.report.MadeReport;
import io.launchdesk.store.report.ReportDeliveryRepository.Waiting;
import io.launchdesk.workers.sending.MailHandOver;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands a report to the mail server: as text, as HTML with its pictures, and the document attached.
 */
@Component
class ReportMail {
  /** Many mail programs show no pictures of {@code data:} addresses, but all show parts. */
  private static final Pattern PICTURE =
      Pattern.compile("src=\"data:image/png;base64,([A-Za-z0-9+/=]+)\"");

  private final MailHandOver server;
  private final String from;
  private final String domain;

  ReportMail(
      MailHandOver server,
      @Value("${launchdesk.notifications.from:Launchdesk <launchdesk@localhost>}") String from,
      @Value("${launchdesk.notifications.message-domain:launchdesk.localhost}") String domain) {
    this.server = server;
    this.from = from;
    this.domain = domain;
  }

  /**
   * @throws org.springframework.mail.MailException when the mail server does not take it
   */
  void send(Waiting to, MadeReport report) {
    try {
      server.send(message(to, report));
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new MailPreparationException("report to " + to.email() + " cannot be written", e);
    }
  }

  private MimeMessage message(Waiting to, MadeReport report)
      throws MessagingException, UnsupportedEncodingException {
    MimeMessage message = new OneMessage(messageId(to));
    MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    List<byte[]> pictures = new ArrayList<>();
    String html =
        PICTURE
            .matcher(report.html())
            .replaceAll(
                found -> {
                  pictures.add(Base64.getDecoder().decode(found.group(1)));
                  return "src=\"cid:picture" + pictures.size() + "\"";
                });
    parts.setFrom(new InternetAddress(from));
    parts.setTo(new InternetAddress(to.email(), to.name(), StandardCharsets.UTF_8.name()));
    parts.setSubject(report.subject());
    parts.setSentDate(Date.from(to.createdAt()));
    if (report.text() == null) {
      parts.setText(html, true);
    } else {
      parts.setText(report.text(), html);
    }
    for (int n = 0; n < pictures.size(); n++) {
      parts.addInline("picture" + (n + 1), new ByteArrayResource(pictures.get(n)), "image/png");
    }
    parts.addAttachment("report.pdf", new ByteArrayResource(report.pdf()), "application/pdf");
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  /** The same for every attempt, so that readers drop a second copy. */
  private String messageId(Waiting to) {
    return "<report.%s.%s@%s>"
        .formatted(to.runId(), Integer.toHexString(to.recipient().hashCode()), domain);
  }

  /** A mail whose Message-ID is given. */
  private static final class OneMessage extends MimeMessage {
    private final String id;

    OneMessage(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
