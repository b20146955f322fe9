package io.launchdesk.standalone.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** SMTP on loopback: every mail is kept, none is sent on. */
public final class MailServer implements AutoCloseable {
  private static final int LARGEST_MAIL = 25 * 1024 * 1024;
  private static final int TRY_LATER = 451;

  private final SMTPServer server;

  private MailServer(SMTPServer server) {
    this.server = server;
  }

  /** Listens on this port of loopback. */
  public static MailServer on(int port, MailStore store) {
    SMTPServer server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("Launchdesk")
            .maxMessageSize(LARGEST_MAIL)
            .messageHandlerFactory(context -> new Delivery(store))
            .build();
    server.start();
    return new MailServer(server);
  }

  /** The port it listens on. */
  public int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** One mail on its way in: one file for all its recipients. */
  private static final class Delivery implements MessageHandler {
    private final MailStore store;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    Delivery(MailStore store) {
      this.store = store;
    }

    @Override
    public void from(String from) {
      sender = from;
    }

    @Override
    public void recipient(String recipient) {
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException {
      try {
        store.keep(sender, recipients, data);
        return null;
      } catch (IOException e) {
        throw new RejectException(TRY_LATER, "The mail could not be stored: " + e.getMessage());
      }
    }

    @Override
    public void done() {
      // Nothing is held open.
    }
  }
}
