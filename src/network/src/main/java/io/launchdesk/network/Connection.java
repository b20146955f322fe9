package io.launchdesk.network;

import io.launchdesk.network.Line.Fault;
import io.launchdesk.network.Line.Way;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One connection of a line: two sockets, one to each side. */
final class Connection {
  private static final int PACKET = 16 * 1024;
  private static final int ON_THEIR_WAY = 256;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int DROP = 16;
  private static final int MILLIS_BETWEEN_DROPS = 5;

  private final Line line;
  private final Socket client;
  private final Socket server = new Socket();
  private final Set<Way> silent = ConcurrentHashMap.newKeySet();
  private volatile boolean givenUp;

  Connection(Line line, Socket client) {
    this.line = line;
    this.client = client;
  }

  /**
   * What one side has said.
   *
   * @param bytes none when it has ended
   * @param due when it arrives, in nanoseconds of {@link System#nanoTime()}
   */
  private record Packet(byte[] bytes, long due) {

    boolean isEnd() {
      return bytes.length == 0;
    }
  }

  /** Connects to the server and carries until either side ends. */
  void open(int port) {
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
    } catch (IOException e) {
      reset();
      return;
    }
    carry(Way.QUESTION, client, server);
    carry(Way.ANSWER, server, client);
  }

  boolean isSilentForItsClient() {
    return !givenUp && !silent.isEmpty();
  }

  /** Ends it as a router does that knows nothing of it. */
  void reset() {
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        // closed already
      }
    }
    end();
  }

  private void carry(Way way, Socket from, Socket to) {
    BlockingQueue<Packet> packets = new ArrayBlockingQueue<>(ON_THEIR_WAY);
    Thread handing = Thread.ofVirtual().start(() -> handOn(way, packets, to));
    Thread.ofVirtual().start(() -> listen(way, from, packets, handing));
  }

  private void listen(Way way, Socket from, BlockingQueue<Packet> packets, Thread handing) {
    byte[] heard = new byte[PACKET];
    try {
      for (int read; (read = from.getInputStream().read(heard)) >= 0; ) {
        packets.put(new Packet(Arrays.copyOf(heard, read), due()));
      }
      packets.put(new Packet(new byte[0], due()));
    } catch (IOException e) {
      handing.interrupt();
      broken(way);
    } catch (InterruptedException e) {
      reset();
    } finally {
      if (way == Way.QUESTION) {
        givenUp = true;
      }
    }
  }

  private long due() {
    return System.nanoTime() + line.latency().toNanos();
  }

  private void handOn(Way way, BlockingQueue<Packet> packets, Socket to) {
    try {
      for (Packet next = packets.take(); ; next = packets.take()) {
        TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
        if (next.isEnd()) {
          ended(way);
          return;
        }
        handOn(way, next.bytes(), to);
      }
    } catch (IOException e) {
      broken(way);
    } catch (InterruptedException e) {
      // the side that speaks is gone
    }
  }

  /**
   * Hands a packet on as the line is now.
   *
   * @throws IOException when the connection breaks
   */
  private void handOn(Way way, byte[] packet, Socket to) throws IOException, InterruptedException {
    Fault fault = line.fault();
    if (spoils(fault, way)) {
      line.spoiltOne();
    }
    if (fault == Fault.CUT) {
      to.getOutputStream().write(packet, 0, packet.length / 2);
      throw new IOException("cut");
    }
    if (fault == Fault.ANSWERS_LOST && way == Way.ANSWER) {
      reset();
      return;
    }
    if (silences(fault, way)) {
      silent.add(way);
    }
    if (!silent.contains(way)) {
      write(packet, to.getOutputStream());
    }
  }

  private void write(byte[] packet, OutputStream to) throws IOException, InterruptedException {
    int written = 0;
    while (line.fault() == Fault.TRICKLE && written < packet.length) {
      int drop = Math.min(DROP, packet.length - written);
      to.write(packet, written, drop);
      written += drop;
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_DROPS);
    }
    to.write(packet, written, packet.length - written);
  }

  private static boolean spoils(Fault fault, Way way) {
    return fault == Fault.SLOW
        || fault == Fault.TRICKLE
        || fault == Fault.CUT
        || fault == Fault.ANSWERS_LOST && way == Way.ANSWER
        || silences(fault, way);
  }

  private static boolean silences(Fault fault, Way way) {
    return fault == Fault.ALL_SWALLOWED
        || fault == (way == Way.QUESTION ? Fault.QUESTIONS_SWALLOWED : Fault.ANSWERS_SWALLOWED);
  }

  /** The side that spoke this way has ended; the other one hears of it unless all is swallowed. */
  private void ended(Way way) {
    if (!silent.contains(way)) {
      end();
    }
  }

  private void broken(Way way) {
    if (!silent.contains(way)) {
      reset();
    }
  }

  private void end() {
    givenUp = true;
    close(client);
    close(server);
    line.forget(this);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // gone anyway
    }
  }
}
