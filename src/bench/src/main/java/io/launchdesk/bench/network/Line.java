package io.launchdesk.bench.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line on loopback to one server. It listens at a port of its own, hands on all bytes both ways,
 * and has the faults that networks have.
 */
public final class Line implements AutoCloseable {
  private static final int PACKET = 16 * 1024;
  private static final int CONNECT_MILLIS = 5_000;

  private final int server;
  private final ServerSocket listening;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;
  private volatile Duration delay = Duration.ZERO;

  /** What is wrong with it. */
  public enum Fault {
    NONE,
    /** Every packet takes its time, either way. */
    SLOW,
    /** Connections are reset, and new ones at once. */
    CUT,
    /**
     * Nothing arrives any more on a connection that is used now, for ever, and neither side is
     * told, as when a firewall forgets it. New ones are taken and are the same.
     */
    SILENT,
    /** What is asked arrives; the connection is reset instead of the answer. */
    ANSWERS_LOST
  }

  /**
   * A good line.
   *
   * @param server port of the server on loopback; it need not listen yet
   */
  public Line(int server) {
    this.server = server;
    try {
      this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("line-" + server).start(this::accept);
  }

  /** Where clients connect to instead of the server. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Has this fault from now on, until it is {@link #mend}ed. */
  public void spoil(Fault with) {
    spoil(with, Duration.ZERO);
  }

  /**
   * As above.
   *
   * @param each how long a packet takes when it is slow
   */
  public void spoil(Fault with, Duration each) {
    delay = each;
    fault = with;
    if (with == Fault.CUT) {
      connections.forEach(Connection::reset);
    }
  }

  /** Has no fault any more. Connections that fell silent stay so. */
  public void mend() {
    fault = Fault.NONE;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.forEach(Connection::reset);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().name("line-" + server).start(() -> connect(client));
      } catch (IOException e) {
        // closed, as the loop sees
      }
    }
  }

  private void connect(Socket client) {
    Socket out = new Socket();
    Connection connection = new Connection(client, out);
    connections.add(connection);
    try {
      if (fault == Fault.CUT || listening.isClosed()) {
        connection.reset();
        return;
      }
      out.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server), CONNECT_MILLIS);
      out.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
    } catch (IOException e) {
      connection.reset();
      return;
    }
    Thread.ofVirtual().start(() -> connection.carry(out, client, true));
    connection.carry(client, out, false);
  }

  /** Two sockets, one to each side. */
  private final class Connection {
    private final Socket client;
    private final Socket out;
    private volatile boolean silent;

    Connection(Socket client, Socket out) {
      this.client = client;
      this.out = out;
    }

    /** Hands on what one side says, until either ends. */
    void carry(Socket from, Socket to, boolean answers) {
      byte[] packet = new byte[PACKET];
      try {
        for (int read; (read = from.getInputStream().read(packet)) >= 0; ) {
          if (arrives(answers)) {
            to.getOutputStream().write(packet, 0, read);
          }
        }
        end();
      } catch (IOException e) {
        reset();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        reset();
      }
    }

    /**
     * Whether a packet arrives.
     *
     * @throws IOException when the connection breaks instead
     */
    private boolean arrives(boolean answer) throws IOException, InterruptedException {
      switch (fault) {
        case NONE -> {}
        case SLOW -> Thread.sleep(delay);
        case CUT -> throw new IOException("cut");
        case SILENT -> silent = true;
        case ANSWERS_LOST -> {
          if (answer) {
            throw new IOException("the answer is lost");
          }
        }
      }
      return !silent;
    }

    /** Neither side hears of the other's end on a silent one. */
    private void end() {
      if (!silent) {
        close(client);
        close(out);
      }
      connections.remove(this);
    }

    void reset() {
      for (Socket socket : new Socket[] {client, out}) {
        try {
          socket.setSoLinger(true, 0);
        } catch (IOException e) {
          // closed already
        }
        close(socket);
      }
      connections.remove(this);
    }

    private static void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException e) {
        // gone anyway
      }
    }
  }
}
