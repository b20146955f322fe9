package io.launchdesk.portal.studio.migration;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which element of one version of a process is which of another. What the engine (8.6) does not
 * take is told before it is asked: another type of element, or another subprocess around it.
 */
final class Mapping {
  private final Map<String, FlowNode> source;
  private final Map<String, FlowNode> target;

  private Mapping(Map<String, FlowNode> source, Map<String, FlowNode> target) {
    this.source = source;
    this.target = target;
  }

  /**
   * An element of the one version.
   *
   * @param name its label; null when it has none
   * @param type such as {@code userTask}
   * @param target which of the other version it is; null when there is no counterpart
   * @param how {@code same-id} or {@code same-name}; null when there is none
   * @param choices which of the other version it could be; none that would be refused
   */
  record Pair(
      String element, String name, String type, String target, String how, List<Choice> choices) {}

  /** An element that another could be. */
  record Choice(String element, String name) {}

  /** Reads both versions, as they were deployed. */
  static Mapping between(String sourceXml, String targetXml) {
    return new Mapping(nodes(sourceXml), nodes(targetXml));
  }

  /** What is most likely which: the same id, else the only one of the same name, of its type. */
  List<Pair> proposed() {
    Map<String, String> likely = new LinkedHashMap<>();
    source
        .values()
        .forEach(node -> likely(node).ifPresent(it -> likely.put(node.getId(), it.getId())));
    return source.values().stream().map(node -> proposed(node, likely)).toList();
  }

  private Pair proposed(FlowNode node, Map<String, String> likely) {
    String found = likely.get(node.getId());
    String how = node.getId().equals(found) ? "same-id" : found == null ? null : "same-name";
    List<Choice> choices =
        alike(node).stream()
            .filter(
                other ->
                    other.getId().equals(found)
                        || problem(likely, node.getId(), other.getId()).isEmpty())
            .map(other -> new Choice(other.getId(), other.getName()))
            .toList();
    return new Pair(node.getId(), node.getName(), type(node), found, how, choices);
  }

  private Optional<FlowNode> likely(FlowNode node) {
    List<FlowNode> alike = alike(node);
    return alike.stream()
        .filter(other -> other.getId().equals(node.getId()))
        .findFirst()
        .or(() -> named(node, alike));
  }

  private List<FlowNode> alike(FlowNode node) {
    return target.values().stream().filter(other -> type(other).equals(type(node))).toList();
  }

  private Optional<FlowNode> named(FlowNode node, List<FlowNode> alike) {
    List<FlowNode> found =
        alike.stream()
            .filter(other -> node.getName() != null && node.getName().equals(other.getName()))
            .filter(other -> !source.containsKey(other.getId()))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * What the engine would not take.
   *
   * @param pairs element of the one version to element of the other
   * @param waiting the elements of the one version at which instances wait
   * @return in sentences; empty when nothing is in the way
   */
  List<String> problems(Map<String, String> pairs, Collection<String> waiting) {
    Map<String, String> problems = new LinkedHashMap<>();
    new TreeSet<>(waiting)
        .forEach(
            element -> {
              if (!pairs.containsKey(element)) {
                problems.put(
                    element,
                    "Requests wait at %s, which has no counterpart: choose one, or leave them on their version."
                        .formatted(element));
              }
            });
    pairs.forEach(
        (from, to) -> problem(pairs, from, to).ifPresent(said -> problems.putIfAbsent(from, said)));
    return List.copyOf(problems.values());
  }

  private Optional<String> problem(Map<String, String> pairs, String from, String to) {
    FlowNode one = source.get(from);
    FlowNode other = target.get(to);
    if (one == null || other == null) {
      return Optional.of("There is no %s.".formatted(one == null ? from : to));
    }
    Optional<String> refused = refused(pairs, one, other);
    if (refused.isPresent() || from.equals(to)) {
      return refused;
    }
    FlowNode same = target.get(from);
    return same != null && refused(pairs, one, same).isEmpty()
        ? Optional.of(
            "%s is there in both versions: requests that wait at it stay at it, and are not moved past what comes before %s."
                .formatted(from, to))
        : Optional.empty();
  }

  private static Optional<String> refused(Map<String, String> pairs, FlowNode one, FlowNode other) {
    String from = one.getId();
    String to = other.getId();
    if (!type(one).equals(type(other))) {
      return Optional.of(
          "%s is %s, %s is %s: the engine moves only between elements of one type."
              .formatted(from, type(one), to, type(other)));
    }
    String around = scope(one);
    if (around != null && !Objects.equals(pairs.get(around), scope(other))) {
      return Optional.of(
          "%s is in %s, %s is not in its counterpart: the engine moves nothing into or out of a subprocess."
              .formatted(from, around, to));
    }
    return around == null && scope(other) != null
        ? Optional.of(
            "%s is in %s: the engine moves nothing into a subprocess.".formatted(to, scope(other)))
        : Optional.empty();
  }

  private static String scope(FlowNode node) {
    return node.getParentElement() instanceof FlowNode around ? around.getId() : null;
  }

  /** Elements of one type can stand for each other; events by what they wait for, too. */
  private static String type(FlowNode node) {
    String name = node.getElementType().getTypeName();
    String event =
        node instanceof CatchEvent caught
            ? caught.getEventDefinitions().stream()
                .map(EventDefinition::getElementType)
                .map(one -> ":" + one.getTypeName().replace("EventDefinition", ""))
                .collect(Collectors.joining())
            : "";
    boolean standing = node instanceof BoundaryEvent boundary && !boundary.cancelActivity();
    boolean native8 =
        node.getExtensionElements() != null
            && !node.getExtensionElements()
                .getElementsQuery()
                .filterByType(ZeebeUserTask.class)
                .list()
                .isEmpty();
    return name + event + (standing ? ":goes-on" : "") + (native8 ? ":zeebe" : "");
  }

  private static Map<String, FlowNode> nodes(String xml) {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    Map<String, FlowNode> nodes = new LinkedHashMap<>();
    model.getModelElementsByType(FlowNode.class).forEach(node -> nodes.put(node.getId(), node));
    return nodes;
  }
}
