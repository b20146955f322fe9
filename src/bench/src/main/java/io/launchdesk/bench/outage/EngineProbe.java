package io.launchdesk.bench.outage;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** Asks the engine itself whether it takes commands: with a message that nothing waits for. */
final class EngineProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private final CamundaClient client;

  EngineProbe(int grpc) {
    this.client =
        CamundaClient.newClientBuilder()
            .grpcAddress(URI.create("http://127.0.0.1:" + grpc))
            .preferRestOverGrpc(false)
            .defaultRequestTimeout(PATIENCE)
            .build();
  }

  /** Empty when it takes one now, else why not. */
  String refusal() {
    try {
      client
          .newPublishMessageCommand()
          .messageName("bench-probe")
          .correlationKey(UUID.randomUUID().toString())
          .timeToLive(Duration.ZERO)
          .send()
          .join();
      return "";
    } catch (ClientException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
