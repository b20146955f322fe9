package io.launchdesk.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line on loopback to one server. It listens at a port of its own, hands on all bytes both ways,
 * and has the faults that networks have.
 */
public final class Line implements AutoCloseable {
  private static final int WAITING_TO_BE_TAKEN = 200;

  private final int server;
  private final ServerSocket listening;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong spoilt = new AtomicLong();
  private volatile Fault fault = Fault.NONE;
  private volatile Duration latency = Duration.ZERO;

  /** What is wrong with it. */
  public enum Fault {
    NONE,
    /** What is said arrives later. */
    SLOW,
    /** The next packet arrives by half, then the connection is reset; new ones are at once. */
    CUT,
    /** What is asked arrives; the connection is reset instead of the answer. */
    ANSWERS_LOST,
    /**
     * From now on nothing that the client says arrives on a connection that is used now, for ever,
     * and neither side is told, as when a firewall forgets it.
     */
    QUESTIONS_SWALLOWED,
    /** As above, for what the server says: it has done what was asked, and nobody hears of it. */
    ANSWERS_SWALLOWED,
    /** As above, both ways. */
    ALL_SWALLOWED,
    /** What is said arrives a few bytes at a time. */
    TRICKLE
  }

  /** Which way bytes go. */
  enum Way {
    QUESTION,
    ANSWER
  }

  /**
   * A good line.
   *
   * @param server port of the server on loopback; it need not listen yet
   */
  public Line(int server) {
    this.server = server;
    try {
      this.listening = new ServerSocket(0, WAITING_TO_BE_TAKEN, InetAddress.getLoopbackAddress());
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
   * @param eachWay how much later a packet arrives when the line is slow
   */
  public void spoil(Fault with, Duration eachWay) {
    latency = eachWay;
    fault = with;
  }

  /** Has no fault any more. Connections that fell silent stay so. */
  public void mend() {
    fault = Fault.NONE;
    latency = Duration.ZERO;
  }

  /**
   * How many packets came late, in bits, not whole or not at all since this line is there, and how
   * many connections were refused.
   */
  public long spoilt() {
    return spoilt.get();
  }

  /** How many connections have fallen silent and were not given up by their clients. */
  public long silent() {
    return connections.stream().filter(Connection::isSilentForItsClient).count();
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
    Connection connection = new Connection(this, client);
    connections.add(connection);
    if (fault == Fault.CUT) {
      spoiltOne();
      connection.reset();
    } else if (listening.isClosed()) {
      connection.reset();
    } else {
      connection.open(server);
    }
  }

  void forget(Connection connection) {
    connections.remove(connection);
  }

  void spoiltOne() {
    spoilt.incrementAndGet();
  }

  Fault fault() {
    return fault;
  }

  Duration latency() {
    return latency;
  }
}
