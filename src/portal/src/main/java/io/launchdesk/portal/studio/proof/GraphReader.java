package io.launchdesk.portal.studio.proof;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.Association;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.CompensateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.launchdesk.core.proof.ProcessGraph;
import io.launchdesk.core.proof.ProcessGraph.Boundary;
import io.launchdesk.core.proof.ProcessGraph.Cause;
import io.launchdesk.core.proof.ProcessGraph.Flow;
import io.launchdesk.core.proof.ProcessGraph.Kind;
import io.launchdesk.core.proof.ProcessGraph.Loop;
import io.launchdesk.core.proof.ProcessGraph.Mapping;
import io.launchdesk.core.proof.ProcessGraph.Node;
import io.launchdesk.core.proof.ProcessGraph.Reaction;
import io.launchdesk.core.proof.ProcessGraph.Scope;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.xml.ModelException;

/** Reads a BPMN file as the proof sees it. */
final class GraphReader {
  private final Map<String, String> handlers;
  private final Map<String, List<BoundaryEvent>> boundaries;
  private final Map<String, List<Flow>> outgoing;
  private final Map<String, List<Flow>> incoming;

  private GraphReader(BpmnModelInstance model) {
    this.handlers =
        model.getModelElementsByType(Association.class).stream()
            .filter(one -> one.getSource() != null && one.getTarget() != null)
            .collect(
                Collectors.toMap(
                    one -> one.getSource().getId(), one -> one.getTarget().getId(), (a, b) -> a));
    this.boundaries =
        model.getModelElementsByType(BoundaryEvent.class).stream()
            .filter(event -> event.getAttachedTo() != null)
            .collect(Collectors.groupingBy(event -> event.getAttachedTo().getId()));
    List<Flow> flows =
        model.getModelElementsByType(SequenceFlow.class).stream()
            .filter(flow -> flow.getSource() != null && flow.getTarget() != null)
            .map(GraphReader::flow)
            .toList();
    this.outgoing = flows.stream().collect(Collectors.groupingBy(Flow::source));
    this.incoming = flows.stream().collect(Collectors.groupingBy(Flow::target));
  }

  /**
   * @return the processes of the file
   * @throws ModelException when it is no BPMN
   */
  static List<ProcessGraph> read(String xml) {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    GraphReader reader = new GraphReader(model);
    return model.getModelElementsByType(Process.class).stream()
        .filter(one -> one.getId() != null)
        .map(one -> new ProcessGraph(one.getId(), reader.scope(one, one.getFlowElements())))
        .toList();
  }

  private Scope scope(BaseElement owner, Collection<FlowElement> elements) {
    List<Node> nodes = new ArrayList<>();
    List<Reaction> reactions = new ArrayList<>();
    for (FlowElement element : elements) {
      if (element instanceof SubProcess sub && sub.triggeredByEvent()) {
        reactions.add(reaction(sub));
      } else if (element instanceof FlowNode node
          && !(node instanceof BoundaryEvent)
          && node.getId() != null) {
        nodes.add(node(node));
      }
    }
    return new Scope(owner.getId(), nodes, reactions);
  }

  private Reaction reaction(SubProcess sub) {
    Optional<StartEvent> start =
        sub.getFlowElements().stream()
            .filter(StartEvent.class::isInstance)
            .map(StartEvent.class::cast)
            .findFirst();
    return new Reaction(
        node(sub),
        start.map(GraphReader::cause).orElse(Cause.OTHER),
        start.map(GraphReader::caught).orElse(null),
        start.map(StartEvent::isInterrupting).orElse(true));
  }

  private Node node(FlowNode node) {
    Kind kind = NodeKinds.of(node);
    Loop loop = node instanceof Activity activity ? loop(activity) : null;
    Scope inner = node instanceof SubProcess sub ? scope(sub, sub.getFlowElements()) : null;
    List<Boundary> attached =
        boundaries.getOrDefault(node.getId(), List.of()).stream().map(this::boundary).toList();
    return new Node(
        node.getId(),
        kind,
        incoming.getOrDefault(node.getId(), List.of()),
        outgoing.getOrDefault(node.getId(), List.of()),
        otherwise(node),
        WorkReader.read(node),
        mappings(node, true),
        mappings(node, false),
        loop,
        inner,
        attached,
        node instanceof Activity activity && activity.isForCompensation());
  }

  private static String otherwise(FlowNode node) {
    return node.getAttributeValue("default");
  }

  private Boundary boundary(BoundaryEvent event) {
    return new Boundary(
        node(event),
        cause(event),
        caught(event),
        event.cancelActivity(),
        handlers.get(event.getId()));
  }

  private static Cause cause(CatchEvent event) {
    for (EventDefinition definition : event.getEventDefinitions()) {
      if (definition instanceof ErrorEventDefinition) {
        return Cause.ERROR;
      }
      if (definition instanceof CompensateEventDefinition) {
        return Cause.COMPENSATION;
      }
    }
    return Cause.OTHER;
  }

  private static String caught(CatchEvent event) {
    return WorkReader.errorCode(event.getEventDefinitions());
  }

  private static Flow flow(SequenceFlow flow) {
    var condition = flow.getConditionExpression();
    String between = flow.getSource().getId() + "-" + flow.getTarget().getId();
    return new Flow(
        flow.getId() == null ? between : flow.getId(),
        flow.getSource().getId(),
        flow.getTarget().getId(),
        condition == null ? null : WorkReader.feel(condition.getTextContent()));
  }

  private static List<Mapping> mappings(FlowNode node, boolean input) {
    ZeebeIoMapping mapping = WorkReader.extension(node, ZeebeIoMapping.class).orElse(null);
    if (mapping == null) {
      return List.of();
    }
    return input
        ? mapping.getInputs().stream()
            .map(one -> new Mapping(WorkReader.feel(one.getSource()), one.getTarget()))
            .toList()
        : mapping.getOutputs().stream()
            .map(one -> new Mapping(WorkReader.feel(one.getSource()), one.getTarget()))
            .toList();
  }

  private static Loop loop(Activity activity) {
    if (!(activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics many)) {
      return null;
    }
    ZeebeLoopCharacteristics zeebe =
        WorkReader.extension(many, ZeebeLoopCharacteristics.class).orElse(null);
    String until =
        many.getCompletionCondition() == null
            ? null
            : WorkReader.feel(many.getCompletionCondition().getTextContent());
    if (zeebe == null) {
      return new Loop("null", null, null, null, until);
    }
    return new Loop(
        WorkReader.feel(zeebe.getInputCollection()),
        zeebe.getInputElement(),
        zeebe.getOutputCollection(),
        zeebe.getOutputElement() == null ? null : WorkReader.feel(zeebe.getOutputElement()),
        until);
  }
}
