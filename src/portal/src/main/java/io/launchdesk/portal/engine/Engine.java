package io.launchdesk.portal.engine;

import io.launchdesk.store.outbox.Command;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * The commands that the portal gives to the process engine. Futures never fail: every failure is an
 * {@link EngineAnswer}. What came of a command is read from the read model.
 */
public interface Engine {
  /** Sends a command of the outbox; sending it again has no second effect. */
  CompletableFuture<EngineAnswer> send(Command command);

  /**
   * Gives a user task to a person.
   *
   * @param override whether it may be taken from somebody else; else that is {@link
   *     EngineAnswer.Gone}
   */
  CompletableFuture<EngineAnswer> assign(long taskKey, String username, boolean override);

  /** Puts a user task back into its queue. */
  CompletableFuture<EngineAnswer> unassign(long taskKey);

  /** Changes process variables, each in the nearest scope around the element that has it. */
  CompletableFuture<EngineAnswer> setVariables(
      long elementInstanceKey, Map<String, Object> variables);

  /** Gives a job another number of tries. */
  CompletableFuture<EngineAnswer> setRetries(long jobKey, int retries);

  /** Lets the engine try again what an incident stopped. */
  CompletableFuture<EngineAnswer> resolveIncident(long incidentKey);

  /** How many partitions the engine has; empty while it does not answer. Waits up to 3 seconds. */
  OptionalInt partitions();

  /** A command without effect that goes through the engine's log: accepted means it is at work. */
  CompletableFuture<EngineAnswer> ping();
}
