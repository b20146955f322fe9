package io.launchdesk.peers;

import java.util.Map;
import java.util.Optional;

/** What a person's work needs of an engine that has the request process. */
interface Engine extends AutoCloseable {
  /** Key of the process in every engine. */
  String PROCESS = "MarketingRequest";

  /** The bean that service tasks call; it does nothing. */
  String STEP = "step";

  /** Starts an instance; returns its id. */
  String start(String businessKey, Map<String, Object> variables);

  /** Id of an open task of the instance, if one is there now. */
  Optional<String> openTask(String instance);

  /** Whether the instance is no longer on its way. */
  boolean hasEnded(String instance);

  void claim(String task, String person);

  void complete(String task, Map<String, Object> variables);

  /** Finished user tasks and finished service and decision tasks, of all instances so far. */
  Steps finished();

  @Override
  void close();

  /**
   * How much was done, by the engine's own history.
   *
   * @param instances that have ended
   */
  record Steps(long instances, long userTasks, long serviceTasks, long decisions) {}
}
