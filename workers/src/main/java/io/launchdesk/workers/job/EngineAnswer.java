package io.launchdesk.workers.job;

import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What the engine means when it does not do as it is told. */
final class EngineAnswer {
  private static final Set<Status.Code> PASSING =
      EnumSet.of(
          Status.Code.CANCELLED,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED,
          Status.Code.UNAVAILABLE);
  private static final Set<Integer> PASSING_HTTP = Set.of(429, 502, 503, 504);

  private EngineAnswer() {}

  /** Whether the same command may do better another time: the engine is busy, or away. */
  static boolean passes(Throwable failure) {
    Throwable cause = cause(failure);
    return cause instanceof ClientHttpException http
        ? PASSING_HTTP.contains(http.code())
        : passes(code(cause));
  }

  /** As {@link #passes(Throwable)}. */
  static boolean passes(Status.Code code) {
    return PASSING.contains(code);
  }

  /** What the engine said; {@code UNKNOWN} when it said nothing that is known. */
  static Status.Code code(Throwable failure) {
    return switch (cause(failure)) {
      case ClientStatusException grpc -> grpc.getStatusCode();
      case StatusRuntimeException grpc -> grpc.getStatus().getCode();
      case ClientHttpException http when http.code() == 404 -> Status.Code.NOT_FOUND;
      default -> Status.Code.UNKNOWN;
    };
  }

  private static Throwable cause(Throwable failure) {
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapped && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }
}
