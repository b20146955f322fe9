package io.launchdesk.standalone;

/** Where a part is told that a server is: there, or where a line begins that leads there. */
@FunctionalInterface
public interface Wiring {
  /** Each part reaches each server without anything between. */
  Wiring STRAIGHT = (part, server, port) -> port;

  /**
   * Tells where a server is; it may not listen yet.
   *
   * @param part who asks: {@code broker}, {@code workers}, {@code portal}
   * @param server name of its port in the data folder: {@code postgres}, {@code broker.grpc},
   *     {@code broker.rest}
   * @param port of the server on loopback
   * @return a port on loopback
   */
  int port(String part, String server, int port);
}
