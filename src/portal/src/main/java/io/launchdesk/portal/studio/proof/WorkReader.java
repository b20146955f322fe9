package io.launchdesk.portal.studio.proof;

import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Event;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.launchdesk.core.proof.ProcessGraph.Work;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reads what an element calls for: a job, a decision, a form, another process, an error. */
final class WorkReader {
  private WorkReader() {}

  static Work read(FlowNode node) {
    var called = extension(node, ZeebeCalledElement.class);
    var decision = extension(node, ZeebeCalledDecision.class);
    var assignment = extension(node, ZeebeAssignmentDefinition.class);
    return new Work(
        extension(node, ZeebeTaskDefinition.class).map(ZeebeTaskDefinition::getType).orElse(null),
        decision.map(ZeebeCalledDecision::getDecisionId).orElse(null),
        decision.map(ZeebeCalledDecision::getResultVariable).orElse(null),
        called.map(ZeebeCalledElement::getProcessId).filter(id -> !id.startsWith("=")).orElse(null),
        called.map(ZeebeCalledElement::isPropagateAllParentVariablesEnabled).orElse(true),
        called.map(ZeebeCalledElement::isPropagateAllChildVariablesEnabled).orElse(true),
        extension(node, ZeebeFormDefinition.class).map(ZeebeFormDefinition::getFormId).orElse(null),
        headers(node),
        assignment.map(ZeebeAssignmentDefinition::getAssignee).orElse(null),
        assignment
            .map(
                one ->
                    Stream.of(one.getCandidateGroups(), one.getCandidateUsers())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining()))
            .orElse(null),
        code(node));
  }

  private static Map<String, String> headers(FlowNode node) {
    Map<String, String> headers = new HashMap<>();
    extension(node, ZeebeTaskHeaders.class)
        .ifPresent(
            all -> {
              for (ZeebeHeader header : all.getHeaders()) {
                headers.put(header.getKey(), header.getValue());
              }
            });
    return headers;
  }

  /**
   * Of an end event its error, of a link its name; of a start event that waits for something, not
   * null.
   */
  private static String code(FlowNode node) {
    if (!(node instanceof Event event)) {
      return null;
    }
    Collection<EventDefinition> definitions = event.getChildElementsByType(EventDefinition.class);
    if (node instanceof StartEvent) {
      return definitions.isEmpty() ? null : "event";
    }
    return definitions.stream()
        .filter(LinkEventDefinition.class::isInstance)
        .map(link -> ((LinkEventDefinition) link).getName())
        .findFirst()
        .orElseGet(() -> errorCode(definitions));
  }

  static String errorCode(Collection<EventDefinition> definitions) {
    return definitions.stream()
        .filter(ErrorEventDefinition.class::isInstance)
        .map(one -> ((ErrorEventDefinition) one).getError())
        .filter(Objects::nonNull)
        .map(io.camunda.zeebe.model.bpmn.instance.Error::getErrorCode)
        .findFirst()
        .orElse(null);
  }

  /** An expression without its {@code =}; a plain text as the expression that says it. */
  static String feel(String text) {
    String trimmed = text == null ? "" : text.strip();
    return trimmed.startsWith("=")
        ? trimmed.substring(1).strip()
        : "\"" + trimmed.replace("\"", "\\\"") + "\"";
  }

  /** The extension element of this type that the element carries. */
  static <T extends ModelElementInstance> Optional<T> extension(
      BaseElement element, Class<T> type) {
    return Optional.ofNullable(element.getExtensionElements())
        .flatMap(all -> all.getElementsQuery().filterByType(type).list().stream().findFirst());
  }
}
