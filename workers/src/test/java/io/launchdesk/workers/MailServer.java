package io.launchdesk.workers;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server that keeps what it takes; it can be stopped and started on the same port. */
public final class MailServer {
  private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
  private int port;
  private SMTPServer server;

  static MailServer start() {
    MailServer mails = new MailServer();
    mails.startAgain();
    return mails;
  }

  public int port() {
    return port;
  }

  /** All mails that were taken, in order. */
  public List<MimeMessage> taken() {
    return taken;
  }

  public void stop() {
    server.stop();
  }

  public void startAgain() {
    server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler((context, from, to, data) -> taken.add(parsed(data)))
            .build();
    server.start();
    port = server.getPortAllocated();
  }

  private static MimeMessage parsed(byte[] data) {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
