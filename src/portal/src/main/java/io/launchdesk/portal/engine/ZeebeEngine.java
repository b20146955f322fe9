package io.launchdesk.portal.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.launchdesk.core.contract.Messages;
import io.launchdesk.portal.PortalSettings;
import io.launchdesk.store.outbox.Command;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.outbox.Command.MoveDueDate;
import io.launchdesk.store.outbox.Command.PublishMessage;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.springframework.stereotype.Component;

/** Zeebe: messages, jobs and incidents over gRPC, user tasks over REST. */
@Component
class ZeebeEngine implements Engine {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);

  private final CamundaClient client;
  private final PortalSettings.Relay settings;

  ZeebeEngine(CamundaClient client, PortalSettings settings) {
    this.client = client;
    this.settings = settings.relay();
  }

  @Override
  public CompletableFuture<EngineAnswer> send(Command command) {
    return switch (command) {
      case PublishMessage message ->
          send(
              client
                  .newPublishMessageCommand()
                  .messageName(message.name())
                  .correlationKey(message.correlationKey())
                  .messageId(message.messageId())
                  .timeToLive(kept(message))
                  .variables(message.variables()));
      case CompleteUserTask task ->
          send(client.newCompleteUserTaskCommand(task.taskKey()).variables(task.variables()));
      case MoveDueDate due ->
          send(client.newUpdateUserTaskCommand(due.taskKey()).dueDate(due.dueAt().toString()));
    };
  }

  /** How long the engine keeps it; clocks are told of changes several times for each request. */
  private Duration kept(PublishMessage message) {
    return message.name().equals(Messages.SLA_CHANGED)
        ? settings.clockTtl()
        : settings.messageTtl();
  }

  @Override
  public CompletableFuture<EngineAnswer> assign(long taskKey, String username, boolean override) {
    return send(
        client.newAssignUserTaskCommand(taskKey).assignee(username).allowOverride(override));
  }

  @Override
  public CompletableFuture<EngineAnswer> unassign(long taskKey) {
    return send(client.newUnassignUserTaskCommand(taskKey));
  }

  @Override
  public CompletableFuture<EngineAnswer> setVariables(
      long elementInstanceKey, Map<String, Object> variables) {
    return send(
        client.newSetVariablesCommand(elementInstanceKey).variables(variables).local(false));
  }

  @Override
  public CompletableFuture<EngineAnswer> setRetries(long jobKey, int retries) {
    return send(client.newUpdateRetriesCommand(jobKey).retries(retries));
  }

  @Override
  public CompletableFuture<EngineAnswer> resolveIncident(long incidentKey) {
    return send(client.newResolveIncidentCommand(incidentKey));
  }

  @Override
  public CompletableFuture<EngineAnswer> ping() {
    return send(
        client
            .newPublishMessageCommand()
            .messageName("launchdesk-readiness")
            .correlationKey(UUID.randomUUID().toString())
            .timeToLive(Duration.ZERO),
        SHORT_PATIENCE);
  }

  @Override
  public OptionalInt partitions() {
    try {
      return OptionalInt.of(
          client
              .newTopologyRequest()
              .requestTimeout(SHORT_PATIENCE)
              .send()
              .join()
              .getPartitionsCount());
    } catch (ClientException e) {
      return OptionalInt.empty();
    }
  }

  private static CompletableFuture<EngineAnswer> send(FinalCommandStep<?> command) {
    return send(command, PATIENCE);
  }

  private static CompletableFuture<EngineAnswer> send(
      FinalCommandStep<?> command, Duration patience) {
    try {
      return command
          .requestTimeout(patience)
          .send()
          .toCompletableFuture()
          .handle(
              (done, failure) -> failure == null ? new EngineAnswer.Accepted() : answer(failure));
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(answer(e));
    }
  }

  static EngineAnswer answer(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          answer(wrapped.getCause());
      case ExecutionException wrapped when wrapped.getCause() != null -> answer(wrapped.getCause());
      case StatusRuntimeException grpc -> answer(grpc.getStatus());
      case ClientStatusException grpc -> answer(grpc.getStatus());
      case ClientHttpException http -> answer(http.code(), http.getMessage());
      default -> new EngineAnswer.Unavailable(reason(failure));
    };
  }

  private static EngineAnswer answer(Status status) {
    String reason = status.getCode() + ": " + status.getDescription();
    return switch (status.getCode()) {
      case ALREADY_EXISTS -> new EngineAnswer.Accepted();
      case NOT_FOUND, FAILED_PRECONDITION -> new EngineAnswer.Gone(reason);
      case INVALID_ARGUMENT -> new EngineAnswer.Invalid(reason);
      case RESOURCE_EXHAUSTED -> new EngineAnswer.Unavailable(reason, true);
      default -> new EngineAnswer.Unavailable(reason);
    };
  }

  private static EngineAnswer answer(int status, String reason) {
    return switch (status) {
      case 404, 409 -> new EngineAnswer.Gone(reason);
      case 400, 422 -> new EngineAnswer.Invalid(reason);
      // Over HTTP the gateway tells backpressure so (8.6: 503 with RESOURCE_EXHAUSTED, later 429).
      case 429 -> new EngineAnswer.Unavailable(reason, true);
      case 503 ->
          new EngineAnswer.Unavailable(
              reason, reason != null && reason.contains("RESOURCE_EXHAUSTED"));
      default -> new EngineAnswer.Unavailable(reason);
    };
  }

  private static String reason(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
