package io.launchdesk.standalone.part;

import io.launchdesk.standalone.folder.Ports;

/**
 * The broker's ports.
 *
 * @param grpc commands and job streams of clients
 * @param rest user-task commands of clients
 * @param management health, metrics and, for tests, the clock
 * @param command between gateway and broker
 * @param internal between brokers
 */
public record BrokerPorts(int grpc, int rest, int management, int command, int internal) {

  /** Ports that are free now, the usual ones when possible. */
  public static BrokerPorts from(Ports ports) {
    return new BrokerPorts(
        ports.of("broker.grpc", 26500),
        ports.of("broker.rest", 26510),
        ports.of("broker.management", 26520),
        ports.of("broker.command", 26501),
        ports.of("broker.internal", 26502));
  }
}
