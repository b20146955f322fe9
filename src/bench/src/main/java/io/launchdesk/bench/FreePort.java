package io.launchdesk.bench;

import java.io.IOException;
import java.net.ServerSocket;

/** A port of this machine that nobody has. */
public final class FreePort {

  private FreePort() {}

  /** One that is free now; another process may take it before the caller does. */
  public static int find() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
