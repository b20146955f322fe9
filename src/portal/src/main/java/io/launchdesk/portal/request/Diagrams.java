package io.launchdesk.portal.request;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.engine.DiagramQueries;
import io.launchdesk.store.engine.DiagramQueries.ElementState;
import io.launchdesk.store.request.RequestSummary;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The deployed diagrams of a request with the states of their elements. */
@Component
class Diagrams {
  private final DiagramQueries diagrams;

  Diagrams(DiagramQueries diagrams) {
    this.diagrams = diagrams;
  }

  /** A diagram: BPMN 2.0 XML, and the elements that were entered. */
  record View(String processId, int version, String xml, List<ElementState> elements) {}

  /**
   * @param processId one process; null for all, the request's own first
   * @return empty while the engine has not started the request
   */
  List<View> of(RequestSummary request, String processId) {
    if (request.rootKey() == null) {
      return List.of();
    }
    Map<Long, List<ElementState>> states = diagrams.states(request.rootKey());
    List<View> views =
        diagrams.ofRoot(request.rootKey()).stream()
            .filter(diagram -> processId == null || diagram.bpmnProcessId().equals(processId))
            .map(
                diagram ->
                    new View(
                        diagram.bpmnProcessId(),
                        diagram.version(),
                        diagram.xml(),
                        states.getOrDefault(diagram.key(), List.of())))
            .toList();
    if (processId != null && views.isEmpty()) {
      throw Refusal.parameter("process", request.id() + " has not come to such a process.");
    }
    return views;
  }
}
