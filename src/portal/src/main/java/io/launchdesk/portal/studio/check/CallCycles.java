package io.launchdesk.portal.studio.check;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.ModelContent;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Processes that call themselves, be it through others. */
final class CallCycles {

  /** A call activity, and the process that it calls. */
  private record Call(String element, String target) {}

  private final Map<String, List<Call>> calls;

  private CallCycles(Map<String, List<Call>> calls) {
    this.calls = calls;
  }

  /** What is found in the changed models of the picture. */
  static List<Finding> in(ModelPicture picture) {
    Map<String, List<Call>> calls = new LinkedHashMap<>();
    picture
        .contents()
        .forEach(
            (id, content) -> {
              if (id.kind() == ModelKind.PROCESS && isReadable(id, content)) {
                calls.put(id.model(), callsIn(content));
              }
            });
    return new CallCycles(calls).findings(picture.changed());
  }

  private static boolean isReadable(ModelId id, String content) {
    try {
      ModelContent.read(id, content);
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  private static List<Call> callsIn(String content) {
    return ModelXml.read(content).elements("calledElement").stream()
        .map(called -> new Call(ModelXml.idOf(called), called.getAttribute("processId").strip()))
        .toList();
  }

  private List<Finding> findings(Set<ModelId> changed) {
    List<Finding> found = new ArrayList<>();
    for (ModelId model : changed) {
      for (Call call : calls.getOrDefault(model.model(), List.of())) {
        if (model.kind() != ModelKind.PROCESS) {
          continue;
        }
        if (call.target().startsWith("=")) {
          found.add(finding(model, call, Sentence.of("call-cycle.reckoned"), List.of()));
        } else if (leads(call.target(), model.model())) {
          found.add(
              finding(
                  model,
                  call,
                  Sentence.of("call-cycle.back", "called", call.target(), "process", model.model()),
                  List.of(call.element())));
        }
      }
    }
    return found;
  }

  private boolean leads(String from, String to) {
    Deque<String> open = new ArrayDeque<>(List.of(from));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String process = open.pop();
      if (process.equals(to)) {
        return true;
      }
      if (seen.add(process)) {
        calls.getOrDefault(process, List.of()).forEach(call -> open.push(call.target()));
      }
    }
    return false;
  }

  private static Finding finding(ModelId model, Call call, Sentence sentence, List<String> path) {
    return new Finding(model, call.element(), "call-cycle", Finding.Severity.ERROR, sentence, path);
  }
}
