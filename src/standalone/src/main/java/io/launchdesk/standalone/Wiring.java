package io.launchdesk.standalone;

/** By which ports the parts reach each other. A test puts a line of its own between two of them. */
@FunctionalInterface
public interface Wiring {
  /** Each asks the other's own port. */
  Wiring DIRECT = (from, to, port) -> port;

  /**
   * Where a part is told to reach another; asked once for each pair.
   *
   * @param from {@code portal}, {@code workers} or {@code broker}
   * @param to {@code postgres}, {@code broker.grpc} or {@code broker.rest}
   * @param port where that listens on loopback
   * @return a port on loopback
   */
  int port(String from, String to, int port);
}
