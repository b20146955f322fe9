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
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

/** Proves the department's controls over all models together. */
@Component
class ControlsCheck implements ModelCheck {
  private static final int MOST_KEPT = 100;

  private final Map<String, List<ProcessGraph>> read = new ConcurrentHashMap<>();

  @Override
  public List<Finding> check(ModelPicture picture) {
    List<Finding> findings = new ArrayList<>();
    List<ProcessGraph> processes = new ArrayList<>();
    Map<String, ModelId> files = new HashMap<>();
    Map<String, Map<String, List<String>>> forms = new HashMap<>();
    Set<String> decisions = new HashSet<>();
    picture
        .contents()
        .forEach(
            (id, content) -> {
              switch (id.kind()) {
                case PROCESS -> {
                  try {
                    for (ProcessGraph process : graphs(content)) {
                      processes.add(process);
                      files.put(process.id(), id);
                    }
                  } catch (ModelException unreadable) {
                    findings.add(unreadable(id));
                  }
                }
                case DECISION -> decisions.addAll(DecisionIds.of(content));
                case FORM ->
                    SteeredFacts.of(content).ifPresent(facts -> forms.put(id.model(), facts));
              }
            });
    if (!processes.isEmpty()) {
      Proof.of(new Models(processes, forms, decisions))
          .breaches()
          .forEach(breach -> findings.add(finding(breach, files)));
    }
    return findings;
  }

  /** Most models are the same from one check to the next, and reading takes longer than proving. */
  private List<ProcessGraph> graphs(String content) {
    if (read.size() > MOST_KEPT) {
      read.clear();
    }
    return read.computeIfAbsent(content, GraphReader::read);
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
