package io.launchdesk.portal.studio.proof;

import io.launchdesk.core.proof.Breach;
import io.launchdesk.core.proof.Control;
import io.launchdesk.core.proof.Models;
import io.launchdesk.core.proof.ProcessGraph;
import io.launchdesk.core.proof.Proof;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.Finding.Severity;
import io.launchdesk.portal.studio.check.ModelCheck;
import io.launchdesk.portal.studio.check.ModelPicture;
import io.launchdesk.portal.studio.check.SafeToRead;
import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Proves the department's controls over all models together. */
@Component
class ControlsCheck implements ModelCheck {
  /** What was read last; empty for a content that cannot be read. */
  private final Map<String, Optional<List<ProcessGraph>>> read = new ConcurrentHashMap<>();

  private final Supplier<Map<ModelId, String>> live;

  @Autowired
  ControlsCheck(LiveModelRepository live) {
    this(() -> LiveModel.contents(live.all()));
  }

  /**
   * @param live what is live before a change
   */
  ControlsCheck(Supplier<Map<ModelId, String>> live) {
    this.live = live;
  }

  /** Of models that are not changed, what is found without the change too is only a warning. */
  @Override
  public List<Finding> check(ModelPicture picture) {
    if (picture.changed().stream().anyMatch(id -> !isSafe(id, picture))) {
      // Another check refuses them, and without them nothing can be proven.
      return List.of();
    }
    List<Finding> found = prove(picture.contents());
    if (picture.changed().isEmpty() || found.stream().noneMatch(one -> stands(one, picture))) {
      return found;
    }
    Set<Finding> before = Set.copyOf(prove(live.get()));
    return found.stream()
        .map(one -> stands(one, picture) && before.contains(one) ? warning(one) : one)
        .toList();
  }

  private static boolean isSafe(ModelId id, ModelPicture picture) {
    return SafeToRead.is(id, picture.contents().get(id));
  }

  /** Whether it is an error in a model that is not changed. */
  private static boolean stands(Finding finding, ModelPicture picture) {
    return finding.severity() == Severity.ERROR && !picture.changed().contains(finding.model());
  }

  private static Finding warning(Finding one) {
    return new Finding(
        one.model(), one.element(), one.rule(), Severity.WARNING, one.message(), one.path());
  }

  private List<Finding> prove(Map<ModelId, String> contents) {
    List<Finding> findings = new ArrayList<>();
    List<ProcessGraph> processes = new ArrayList<>();
    Map<String, ModelId> files = new HashMap<>();
    Map<String, Map<String, List<String>>> forms = new HashMap<>();
    Set<String> decisions = new HashSet<>();
    contents.forEach(
        (id, content) -> {
          switch (id.kind()) {
            case PROCESS -> {
              Optional<List<ProcessGraph>> graphs = graphs(id, content);
              if (graphs.isEmpty()) {
                findings.add(unreadable(id));
              }
              for (ProcessGraph process : graphs.orElse(List.of())) {
                processes.add(process);
                files.put(process.id(), id);
              }
            }
            case DECISION -> decisions.addAll(DecisionIds.of(content));
            case FORM -> SteeredFacts.of(content).ifPresent(facts -> forms.put(id.model(), facts));
          }
        });
    read.keySet().retainAll(Set.copyOf(contents.values()));
    if (!processes.isEmpty()) {
      Proof.of(new Models(processes, forms, decisions))
          .breaches()
          .forEach(breach -> findings.add(finding(breach, files)));
    }
    return findings;
  }

  /** Most models are the same from one check to the next, and reading takes longer than proving. */
  private Optional<List<ProcessGraph>> graphs(ModelId id, String content) {
    return read.computeIfAbsent(content, text -> readable(id, text));
  }

  private static Optional<List<ProcessGraph>> readable(ModelId id, String content) {
    if (!SafeToRead.is(id, content)) {
      return Optional.empty();
    }
    try {
      return Optional.of(GraphReader.read(content));
    } catch (ModelException noBpmn) {
      return Optional.empty();
    }
  }

  private static Finding finding(Breach breach, Map<String, ModelId> files) {
    return new Finding(
        files.getOrDefault(breach.model(), new ModelId(ModelKind.PROCESS, breach.model())),
        breach.element(),
        breach.control().rule(),
        breach.stands() ? Severity.ERROR : Severity.WARNING,
        breach.message(),
        breach.path());
  }

  private static Finding unreadable(ModelId id) {
    return new Finding(
        id,
        "",
        Control.NO_DEAD_END.rule(),
        Severity.ERROR,
        "This process cannot be read, so nothing can be proven of it. Open it in the editor and save it again.",
        List.of());
  }
}
