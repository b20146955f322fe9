package io.launchdesk.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sockets that processes take connections and datagrams on, as {@code ss -ltnup} tells them:
 * read from {@code /proc}.
 */
public final class ListeningSockets {
  private static final String LISTENING = "0A";
  private static final String UNCONNECTED = "07";
  private static final String OF_NOBODY = "^0+:0000$";

  private ListeningSockets() {}

  /** Those of this process and all that it has started, such as {@code tcp 127.0.0.1:8080}. */
  public static Set<String> of(ProcessHandle process) {
    Set<String> all = new TreeSet<>();
    Stream.concat(Stream.of(process), process.descendants())
        .forEach(one -> all.addAll(ofOne(one.pid())));
    return all;
  }

  private static Set<String> ofOne(long pid) {
    Path proc = Path.of("/proc", Long.toString(pid));
    try {
      Set<String> own = inodes(proc);
      Set<String> all = new TreeSet<>();
      for (String protocol : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
        String state = protocol.startsWith("tcp") ? LISTENING : UNCONNECTED;
        for (String line : Files.readAllLines(proc.resolve("net").resolve(protocol))) {
          String[] fields = line.strip().split("\\s+");
          boolean listens = fields[3].equals(state) && fields[2].matches(OF_NOBODY);
          if (listens && own.contains(fields[9])) {
            all.add(protocol.substring(0, 3) + " " + address(fields[1]));
          }
        }
      }
      return all;
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException e) {
      throw new IllegalStateException("sockets of process " + pid, e);
    }
  }

  private static Set<String> inodes(Path proc) throws IOException {
    try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
      return files
          .map(ListeningSockets::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring(8, target.length() - 1))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }

  /** The kernel writes addresses as words of four bytes in the machine's order. */
  private static String address(String written) throws IOException {
    String[] parts = written.split(":");
    byte[] words = HexFormat.of().parseHex(parts[0]);
    ByteBuffer address = ByteBuffer.allocate(words.length);
    ByteBuffer from = ByteBuffer.wrap(words);
    while (from.hasRemaining()) {
      int word = from.getInt();
      address.putInt(
          ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word);
    }
    return InetAddress.getByAddress(address.array()).getHostAddress()
        + ":"
        + Integer.parseInt(parts[1], 16);
  }
}
