package io.launchdesk.workers.sending;

import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server. */
@Component
public class MailHandOver {
  private static final Logger LOG = LoggerFactory.getLogger(MailHandOver.class);

  private final JavaMailSender sender;

  MailHandOver(JavaMailSender sender) {
    this.sender = sender;
  }

  /**
   * Returns when the mail server has taken the mail, also when the connection is lost after that: a
   * server that never answers a good-bye would get it again and again.
   *
   * @throws MailException when the mail server does not take it
   */
  public void send(MimeMessage mail) {
    try {
      sender.send(mail);
    } catch (MailSendException e) {
      if (!e.getFailedMessages().isEmpty()) {
        throw e;
      }
      LOG.info("The mail server took a mail and did not say good-bye: {}", e.getMessage());
    }
  }
}
