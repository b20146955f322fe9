package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.TopicKind;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.NotificationRepository.Mail;
import io.launchdesk.workers.sending.MailHandOver;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.stereotype.Component;

/** Hands a mail to the mail server: text and HTML, UTF-8, marked as sent by a machine. */
@Component
class MailSending {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MailHandOver server;
  private final NotificationProperties properties;

  MailSending(MailHandOver server, NotificationProperties properties) {
    this.server = server;
    this.properties = properties;
  }

  /**
   * @throws MailException when the mail server does not take it
   */
  void send(Mail mail, MailText text) {
    server.send(message(mail, text));
  }

  private MimeMessage message(Mail mail, MailText text) {
    try {
      MimeMessage message =
          new MessageIdMail(Session.getInstance(new Properties()), messageId(mail));
      message.setFrom(new InternetAddress(properties.from()));
      message.setRecipient(
          MimeMessage.RecipientType.TO,
          new InternetAddress(mail.to().email(), mail.to().name(), UTF_8));
      message.setSubject(text.subject(), UTF_8);
      if (text.html() == null) {
        message.setText(text.body(), UTF_8);
      } else {
        message.setContent(bothWays(text));
      }
      message.setSentDate(Date.from(mail.createdAt()));
      message.setHeader("Auto-Submitted", "auto-generated");
      if (mail.topic() != null) {
        message.setHeader(header(mail.topic().kind()), mail.topic().key());
      }
      return message;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new MailPreparationException("mail to " + mail.to().email() + " cannot be written", e);
    }
  }

  /** Such as {@code X-Launchdesk-Request}, so that people can sort what they get. */
  private static String header(TopicKind kind) {
    String name = kind.slug();
    return "X-Launchdesk-" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** Plain text, and the same laid out: readers show the last that they can (RFC 2046, 5.1.4). */
  private static MimeMultipart bothWays(MailText text) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text.body(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(text.html(), UTF_8, "html");
    return new MimeMultipart("alternative", plain, html);
  }

  /** The same for every attempt, so that readers drop a second copy. */
  private String messageId(Mail mail) {
    String about = mail.topic() == null ? mail.template() : mail.topic().key();
    return "<%s.%d@%s>".formatted(about, mail.id(), properties.messageDomain());
  }
}
