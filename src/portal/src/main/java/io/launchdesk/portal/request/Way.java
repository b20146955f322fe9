package io.launchdesk.portal.request;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.camunda.zeebe.model.bpmn.instance.dc.Bounds;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.launchdesk.store.engine.DiagramQueries.ElementState;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * A deployed diagram as a way with steps: those that were taken in the order in which they began,
 * then those to come. What is to come is read from the drawing: behind an exclusive or event-based
 * gateway the flow that is drawn straight, because models draw the usual way so, else the
 * straightest that does not end there; behind other gateways every flow. Subprocesses are told by
 * what is in them; gateways, boundary events, and the starts and ends of subprocesses are no steps.
 */
final class Way {
  private final BpmnModelInstance model;
  private final Map<String, Double> middles = new HashMap<>();

  private Way(BpmnModelInstance model) {
    this.model = model;
    for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
      Bounds bounds = shape.getBounds();
      if (shape.getBpmnElement() != null && bounds != null) {
        middles.put(shape.getBpmnElement().getId(), bounds.getY() + bounds.getHeight() / 2);
      }
    }
  }

  /**
   * A step of the way.
   *
   * @param name the label; null when the diagram gives none
   * @param kind {@code start}, {@code person}, {@code system}, {@code call}, {@code event} or
   *     {@code end}
   * @param state {@code done}, {@code active}, {@code failed} or {@code canceled}; {@code next}
   *     when it follows what is active, {@code planned} when it comes later
   * @param count how often it was entered; 0 when it lies ahead
   * @param calls the process that it calls; null when it calls none
   */
  record Stop(String elementId, String name, String kind, String state, int count, String calls) {}

  /** Reads a diagram as it was deployed. */
  static Way of(String xml) {
    return new Way(
        Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
  }

  /** The name of the process; its id when the diagram gives none. */
  String name() {
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    return process.getName() == null ? process.getId() : process.getName();
  }

  /**
   * The steps taken and to come.
   *
   * @param states in the order in which the elements were entered first
   */
  List<Stop> stops(List<ElementState> states) {
    Map<String, ElementState> byId = new LinkedHashMap<>();
    states.forEach(state -> byId.put(state.elementId(), state));
    Map<FlowNode, String> ahead = ahead(byId);
    return Stream.concat(
            states.stream().map(this::taken).filter(Objects::nonNull),
            ahead.entrySet().stream().map(step -> stop(step.getKey(), step.getValue(), 0)))
        .toList();
  }

  private Stop taken(ElementState state) {
    return model.getModelElementById(state.elementId()) instanceof FlowNode node && isStep(node)
        ? stop(node, state.state(), state.count())
        : null;
  }

  private Map<FlowNode, String> ahead(Map<String, ElementState> states) {
    Map<FlowNode, String> found = new LinkedHashMap<>();
    Set<FlowNode> seen = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>();
    for (ElementState state : states.values()) {
      boolean under = state.state().equals("active") || state.state().equals("failed");
      if (under
          && model.getModelElementById(state.elementId()) instanceof FlowNode node
          && !(node instanceof SubProcess)) {
        seen.add(node);
        open.add(new Place(node, true));
      }
    }
    while (!open.isEmpty()) {
      Place place = open.poll();
      for (FlowNode follower : followers(place.node(), states)) {
        if (!seen.add(follower)) {
          continue;
        }
        boolean lies = isStep(follower) && !states.containsKey(follower.getId());
        if (lies) {
          found.put(follower, place.first() ? "next" : "planned");
        }
        open.add(new Place(follower, place.first() && !isStep(follower)));
      }
    }
    return found;
  }

  /** A place in the drawing; {@code first} while no step was passed since what is active. */
  private record Place(FlowNode node, boolean first) {}

  private List<FlowNode> followers(FlowNode node, Map<String, ElementState> states) {
    if (node instanceof SubProcess subProcess && !states.containsKey(node.getId())) {
      List<FlowNode> inside =
          subProcess.getFlowElements().stream()
              .filter(StartEvent.class::isInstance)
              .map(FlowNode.class::cast)
              .toList();
      if (!inside.isEmpty()) {
        return inside;
      }
    }
    if (node instanceof BoundaryEvent) {
      return List.of();
    }
    if (node instanceof EndEvent) {
      return node.getParentElement() instanceof SubProcess parent && !parent.triggeredByEvent()
          ? flow(parent)
          : List.of();
    }
    return flow(node);
  }

  private List<FlowNode> flow(FlowNode node) {
    List<FlowNode> targets = node.getOutgoing().stream().map(SequenceFlow::getTarget).toList();
    boolean oneOf = node instanceof ExclusiveGateway || node instanceof EventBasedGateway;
    if (!oneOf || targets.size() < 2) {
      return targets;
    }
    double level = middle(node);
    ToDoubleFunction<FlowNode> bend = target -> Math.abs(middle(target) - level);
    return targets.stream()
        .min(
            Comparator.<FlowNode>comparingInt(
                    target ->
                        bend.applyAsDouble(target) < 1 ? 0 : target instanceof EndEvent ? 2 : 1)
                .thenComparingDouble(bend))
        .stream()
        .toList();
  }

  private double middle(FlowNode node) {
    return middles.getOrDefault(node.getId(), Double.MAX_VALUE);
  }

  private static boolean isStep(FlowNode node) {
    ModelElementInstance parent = node.getParentElement();
    boolean frame = node instanceof StartEvent || node instanceof EndEvent;
    return !(node instanceof SubProcess)
        && !(node instanceof Gateway)
        && !(node instanceof BoundaryEvent)
        && (!frame || parent instanceof Process);
  }

  private static Stop stop(FlowNode node, String state, int count) {
    return new Stop(node.getId(), name(node), kind(node), state, count, called(node));
  }

  private static String name(FlowElement element) {
    String name = element.getName();
    return name == null || name.isBlank() ? null : name.replaceAll("\\s+", " ").strip();
  }

  private static String kind(FlowNode node) {
    return switch (node) {
      case StartEvent start -> "start";
      case EndEvent end -> "end";
      case CallActivity call -> "call";
      case UserTask task -> "person";
      case Activity activity -> "system";
      default -> "event";
    };
  }

  private static String called(FlowNode node) {
    ZeebeCalledElement called =
        node instanceof CallActivity
            ? node.getSingleExtensionElement(ZeebeCalledElement.class)
            : null;
    return called == null ? null : called.getProcessId();
  }
}
