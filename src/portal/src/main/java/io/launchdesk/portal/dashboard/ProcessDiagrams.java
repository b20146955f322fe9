package io.launchdesk.portal.dashboard;

import io.launchdesk.core.contract.Processes;
import io.launchdesk.portal.engine.ElementNames;
import io.launchdesk.store.engine.DiagramQueries;
import io.launchdesk.store.engine.DiagramQueries.Diagram;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The processes as they are deployed now, to draw figures on. */
@Component
class ProcessDiagrams {
  /** In the order in which a request goes through them. */
  private static final List<String> ORDER =
      List.of(
          Processes.INTAKE,
          Processes.APPROVAL,
          Processes.ASSET_PRODUCTION,
          Processes.LAUNCH,
          Processes.MEASURE,
          Processes.MARKETING_REQUEST);

  private final DiagramQueries diagrams;
  private final ElementNames names;

  ProcessDiagrams(DiagramQueries diagrams, ElementNames names) {
    this.diagrams = diagrams;
    this.names = names;
  }

  /**
   * A process.
   *
   * @param name its label
   * @param xml BPMN 2.0
   * @param elements labels by element id; those without one are left out
   */
  record ProcessDiagram(
      String processId, int version, String name, String xml, Map<String, String> elements) {}

  /** The newest version of each process that requests go through. */
  List<ProcessDiagram> all() {
    Map<String, Diagram> latest =
        diagrams.latest(ORDER).stream()
            .collect(Collectors.toMap(Diagram::bpmnProcessId, Function.identity()));
    return ORDER.stream().filter(latest::containsKey).map(id -> diagram(latest.get(id))).toList();
  }

  private ProcessDiagram diagram(Diagram diagram) {
    Map<String, String> labels = names.all(diagram);
    return new ProcessDiagram(
        diagram.bpmnProcessId(),
        diagram.version(),
        labels.getOrDefault(diagram.bpmnProcessId(), diagram.bpmnProcessId()),
        diagram.xml(),
        labels);
  }
}
