package io.launchdesk.portal.engine;

import io.launchdesk.store.engine.EngineQueries;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Knows which processes can be started by a message. A message that comes to a partition before the
 * process does never starts it: the engine looks for start events when a message comes, not for
 * messages when a process does, and it hands a deployment from partition to partition.
 */
@Component
class DeployedProcesses {
  private final EngineQueries queries;
  private final Engine engine;
  private final Set<String> everywhere = ConcurrentHashMap.newKeySet();

  DeployedProcesses(EngineQueries queries, Engine engine) {
    this.queries = queries;
    this.engine = engine;
  }

  /**
   * Whether every partition has some version of the process; false, too, while the engine does not
   * say how many partitions it has.
   */
  boolean everywhere(String process) {
    if (!everywhere.contains(process) && isEverywhere(process)) {
      everywhere.add(process);
    }
    return everywhere.contains(process);
  }

  private boolean isEverywhere(String process) {
    int having = queries.partitionsWith(process);
    return having > 0 && having >= engine.partitions().orElse(Integer.MAX_VALUE);
  }
}
