package io.launchdesk.bench.failure;

import java.util.Arrays;

/** Who talks to whom over a network, when the parts are on machines of their own. */
enum Wire {
  PORTAL_POSTGRES("portal", "postgres", "portal to PostgreSQL"),
  WORKERS_POSTGRES("workers", "postgres", "workers to PostgreSQL"),
  EXPORTER_POSTGRES("broker", "postgres", "exporter to PostgreSQL"),
  PORTAL_BROKER("portal", "broker", "portal to broker"),
  WORKERS_BROKER("workers", "broker", "workers to broker"),
  PEOPLE_PORTAL("people", "portal", "people to portal");

  private final String from;
  private final String to;
  private final String title;

  Wire(String from, String to, String title) {
    this.from = from;
    this.to = to;
    this.title = title;
  }

  /**
   * The one between a client and a server's port.
   *
   * @param port its name, e.g. {@code broker.grpc}
   * @throws IllegalArgumentException when there is none
   */
  static Wire between(String client, String port) {
    String server = port.replaceFirst("\\..*", "");
    return Arrays.stream(values())
        .filter(wire -> wire.from.equals(client) && wire.to.equals(server))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(client + " does not talk to " + port));
  }

  /** In words. */
  String title() {
    return title;
  }
}
