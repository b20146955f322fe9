package io.launchdesk.portal.request;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.engine.DiagramQueries;
import io.launchdesk.store.engine.DiagramQueries.Diagram;
import io.launchdesk.store.engine.DiagramQueries.ElementState;
import io.launchdesk.store.request.RequestSummary;
import io.launchdesk.store.retention.RequestArchive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The deployed diagrams of a request with the states of their elements. */
@Component
class Diagrams {
  private final DiagramQueries diagrams;
  private final RequestArchive archive;
  private final Map<Long, Way> ways = new ConcurrentHashMap<>();

  Diagrams(DiagramQueries diagrams, RequestArchive archive) {
    this.diagrams = diagrams;
    this.archive = archive;
  }

  /**
   * A diagram.
   *
   * @param xml BPMN 2.0
   * @param elements those that were entered
   * @param way the same as a list: the steps taken, then those to come
   */
  record View(
      String processId,
      int version,
      String name,
      String xml,
      List<ElementState> elements,
      List<Way.Stop> way) {}

  /**
   * @param processId one process; null for all, the request's own first
   * @return empty while the engine has not started the request
   */
  List<View> of(RequestSummary request, String processId) {
    if (request.rootKey() == null) {
      return List.of();
    }
    boolean archived = archive.archivedAt(request.id()).isPresent();
    Map<Long, List<ElementState>> states =
        archived ? archive.states(request.id()) : diagrams.states(request.rootKey());
    List<View> views =
        (archived
                ? states.keySet().stream().map(diagrams::diagram).flatMap(Optional::stream).toList()
                : diagrams.ofRoot(request.rootKey()))
            .stream()
                .filter(diagram -> processId == null || diagram.bpmnProcessId().equals(processId))
                .map(diagram -> view(diagram, states.getOrDefault(diagram.key(), List.of())))
                .toList();
    if (processId != null && views.isEmpty()) {
      throw Refusal.parameter("process", request.id() + " has not come to such a process.");
    }
    return views;
  }

  private View view(Diagram diagram, List<ElementState> states) {
    Way way = ways.computeIfAbsent(diagram.key(), key -> Way.of(diagram.xml()));
    return new View(
        diagram.bpmnProcessId(),
        diagram.version(),
        way.name(),
        diagram.xml(),
        states,
        way.stops(states));
  }
}
