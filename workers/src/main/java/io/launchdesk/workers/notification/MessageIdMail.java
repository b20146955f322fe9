package io.launchdesk.workers.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A mail whose Message-ID is given, so that a mail that is sent twice is seen to be one. */
class MessageIdMail extends MimeMessage {
  private final String messageId;

  MessageIdMail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
