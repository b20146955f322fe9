package io.launchdesk.workers.engine;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.util.Set;

/** Tells an engine that is away or busy from one that has looked at a command and refused it. */
final class EngineAway {
  private static final Set<Status.Code> AWAY =
      Set.of(
          Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);

  private EngineAway() {}

  /**
   * @param e what the client said of a command
   * @return whether the same command may do better another time; so it is when nothing answered
   */
  static boolean says(ClientException e) {
    return !(e instanceof ClientStatusException status) || AWAY.contains(status.getStatusCode());
  }
}
