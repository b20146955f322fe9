package io.launchdesk.bench.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time of the database's process that serves one connection, as Linux counts it: what a
 * call costs, however much else runs on the machine. Nothing runs in parallel beside it.
 */
record ServerTime(Path schedstat) {

  static ServerTime of(int backendPid) {
    return new ServerTime(Path.of("/proc", Integer.toString(backendPid), "schedstat"));
  }

  /** Nanoseconds since the connection began. */
  long nanos() {
    try {
      return Long.parseLong(Files.readString(schedstat).split(" ")[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
