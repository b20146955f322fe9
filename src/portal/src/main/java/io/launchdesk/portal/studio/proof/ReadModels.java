package io.launchdesk.portal.studio.proof;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.core.proof.Control;
import io.launchdesk.core.proof.Models;
import io.launchdesk.core.proof.ProcessGraph;
import io.launchdesk.core.proof.decision.DecisionFile;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.Finding.Severity;
import io.launchdesk.portal.studio.proof.KeptReadings.Decided;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Models as the proof takes them, and which file each part of them is from. */
final class ReadModels {
  private static final int LONGEST_WHY = 200;

  private final KeptReadings read;
  private final List<ProcessGraph> processes = new ArrayList<>();
  private final Map<String, ModelId> filesOfProcesses = new HashMap<>();
  private final Map<String, ModelId> filesOfDecisions = new HashMap<>();
  private final Map<String, Map<String, List<String>>> forms = new HashMap<>();
  private final Map<String, Optional<DecisionFile>> decisions = new HashMap<>();
  private final List<Finding> unread = new ArrayList<>();

  private ReadModels(KeptReadings read) {
    this.read = read;
  }

  static ReadModels of(Map<ModelId, String> contents, KeptReadings read) {
    ReadModels models = new ReadModels(read);
    contents.forEach(models::add);
    return models;
  }

  private void add(ModelId id, String content) {
    switch (id.kind()) {
      case PROCESS -> addProcess(id, content);
      case DECISION -> addDecision(id, content);
      case FORM -> SteeredFacts.of(content).ifPresent(facts -> forms.put(id.model(), facts));
    }
  }

  private void addProcess(ModelId id, String content) {
    Optional<List<ProcessGraph>> graphs = read.processes(id, content);
    if (graphs.isEmpty()) {
      unread.add(finding(id, Sentence.of("proof.process-unread")));
    }
    for (ProcessGraph process : graphs.orElse(List.of())) {
      processes.add(process);
      filesOfProcesses.put(process.id(), id);
    }
  }

  private void addDecision(ModelId id, String content) {
    Decided decided = read.decisions(id, content);
    if (decided.why() != null) {
      unread.add(
          finding(id, Sentence.of("proof.decision-unread", "why", shortened(decided.why()))));
    }
    Set<String> ids =
        decided.file().map(DecisionFile::ids).orElseGet(() -> DecisionIds.of(content));
    for (String decision : ids) {
      decisions.put(decision, decided.file());
      filesOfDecisions.put(decision, id);
    }
  }

  private static String shortened(String why) {
    String line = why.lines().findFirst().orElse("").strip();
    return line.length() <= LONGEST_WHY ? line : line.substring(0, LONGEST_WHY - 1) + "…";
  }

  private static Finding finding(ModelId id, Sentence sentence) {
    return new Finding(id, "", Control.NO_DEAD_END.rule(), Severity.ERROR, sentence, List.of());
  }

  List<ProcessGraph> processes() {
    return processes;
  }

  Models toProve() {
    return new Models(processes, forms, decisions);
  }

  /** What is found of models that cannot be read. */
  List<Finding> unread() {
    return unread;
  }

  ModelId processOf(String process) {
    return filesOfProcesses.getOrDefault(process, new ModelId(ModelKind.PROCESS, process));
  }

  /** The file of a decision. */
  ModelId fileOf(String decision) {
    return filesOfDecisions.getOrDefault(decision, new ModelId(ModelKind.DECISION, decision));
  }
}
