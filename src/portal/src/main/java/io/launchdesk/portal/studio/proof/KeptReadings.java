package io.launchdesk.portal.studio.proof;

import io.launchdesk.core.proof.ProcessGraph;
import io.launchdesk.core.proof.decision.DecisionFile;
import io.launchdesk.portal.studio.check.SafeToRead;
import io.launchdesk.store.studio.ModelId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.xml.ModelException;

/**
 * What was read of models last: most are the same from one check to the next, and reading takes
 * longer than proving.
 */
final class KeptReadings {
  private static final String UNSAFE = "it is too large, or has parts that no parser is given";

  private final Map<String, Optional<List<ProcessGraph>>> processes = new ConcurrentHashMap<>();
  private final Map<String, Decided> decisions = new ConcurrentHashMap<>();

  /**
   * A file of decisions.
   *
   * @param file empty when it cannot be read
   * @param why it cannot be read; null when it can
   */
  record Decided(Optional<DecisionFile> file, String why) {}

  /** The processes of a file; empty when it cannot be read. */
  Optional<List<ProcessGraph>> processes(ModelId id, String content) {
    return processes.computeIfAbsent(content, text -> read(id, text));
  }

  /** The decisions of a file. */
  Decided decisions(ModelId id, String content) {
    return decisions.computeIfAbsent(content, text -> decided(id, text));
  }

  /** Forgets all but these. */
  void keepOnly(Collection<String> contents) {
    processes.keySet().retainAll(Set.copyOf(contents));
    decisions.keySet().retainAll(Set.copyOf(contents));
  }

  private static Optional<List<ProcessGraph>> read(ModelId id, String content) {
    if (!SafeToRead.is(id, content)) {
      return Optional.empty();
    }
    try {
      return Optional.of(GraphReader.read(content));
    } catch (ModelException noBpmn) {
      return Optional.empty();
    }
  }

  private static Decided decided(ModelId id, String content) {
    if (!SafeToRead.is(id, content)) {
      return new Decided(Optional.empty(), UNSAFE);
    }
    try {
      return new Decided(Optional.of(DecisionFile.read(content)), null);
    } catch (DecisionFile.Unreadable unreadable) {
      return new Decided(Optional.empty(), unreadable.getMessage());
    }
  }
}
