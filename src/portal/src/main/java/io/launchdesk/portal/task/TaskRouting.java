package io.launchdesk.portal.task;

import io.launchdesk.portal.engine.DecisionRules;
import io.launchdesk.portal.engine.DecisionRules.Rule;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskOriginRepository;
import io.launchdesk.store.task.TaskOriginRepository.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Says which rule brought a task to its group: the matched rule of the newest decision that named
 * one of the task's groups, for this step or this kind of piece where the rule tells them apart.
 */
@Component
class TaskRouting {
  /** The outputs by which decision tables name a group (docs/process-contract.md). */
  private static final List<String> GROUP_OUTPUTS =
      List.of("group", "team", "skill", "reviewGroup");

  private final TaskOriginRepository origins;
  private final DecisionRules rules;

  TaskRouting(TaskOriginRepository origins, DecisionRules rules) {
    this.origins = origins;
    this.rules = rules;
  }

  /** What a rule looked at, and what it saw. */
  record Input(String name, Object value) {}

  /**
   * Why a task came to whom it did.
   *
   * @param table the decision table, by name
   * @param rule the rule's number in the table, from 1
   * @param text what the rule's owner wrote beside it; null when nothing
   * @param inputs what the rule looked at; nothing for a rule that always matches
   */
  record Reason(Instant at, String table, int rule, String text, List<Input> inputs) {}

  /**
   * @param variables what the task's form can read
   * @return empty when no rule named the task's group, such as for tasks of the requester
   */
  Optional<Reason> of(Task task, Map<String, Object> variables) {
    if (task.candidateGroups().isEmpty()) {
      return Optional.empty();
    }
    Named named = new Named(task, variables);
    return origins.decisionsBefore(task.key()).stream()
        .flatMap(decision -> reasons(decision, named).stream())
        .findFirst();
  }

  private List<Reason> reasons(Decision decision, Named named) {
    List<Reason> found = new ArrayList<>();
    for (Object evaluated : decision.tables()) {
      if (evaluated instanceof Map<?, ?> table) {
        for (Object matched : list(table.get("rules"))) {
          if (matched instanceof Map<?, ?> rule && named.by(outputs(table, rule))) {
            found.add(reason(decision.at(), table, rule));
          }
        }
      }
    }
    return found;
  }

  /** What a rule put out, by the names that models know. */
  private Map<String, Object> outputs(Map<?, ?> table, Map<?, ?> rule) {
    Map<String, Object> outputs = new HashMap<>();
    for (Object output : list(rule.get("outputs"))) {
      if (output instanceof Map<?, ?> written) {
        rules
            .outputName(table.get("decisionKey"), String.valueOf(written.get("id")))
            .ifPresent(name -> outputs.put(name, written.get("value")));
      }
    }
    return outputs;
  }

  private Reason reason(Instant at, Map<?, ?> table, Map<?, ?> matched) {
    Optional<Rule> rule =
        rules.find(table.get("decisionKey"), String.valueOf(matched.get("ruleId")));
    List<?> inputs = list(table.get("inputs"));
    List<Input> looked =
        IntStream.range(0, inputs.size())
            .filter(i -> rule.map(known -> known.looksAt(i)).orElse(true))
            .mapToObj(i -> (Map<?, ?>) inputs.get(i))
            .filter(input -> input.get("value") != null)
            .map(input -> new Input(String.valueOf(input.get("name")), input.get("value")))
            .toList();
    return new Reason(
        at,
        String.valueOf(table.get("decisionName")),
        matched.get("ruleIndex") instanceof Number number ? number.intValue() : 0,
        rule.map(Rule::description).orElse(null),
        looked);
  }

  /** What a rule must have put out to be the one that brought the task here. */
  private record Named(List<String> groups, Object step, Object kind) {
    Named(Task task, Map<String, Object> variables) {
      this(task.candidateGroups(), step(task, variables), field(variables, "deliverable", "kind"));
    }

    boolean by(Map<String, Object> outputs) {
      boolean other =
          outputs.containsKey("step") && !step.equals(outputs.get("step"))
              || kind != null && outputs.containsKey("kind") && !kind.equals(outputs.get("kind"));
      return !other
          && GROUP_OUTPUTS.stream()
              .map(outputs::get)
              .filter(Objects::nonNull)
              .anyMatch(groups::contains);
    }

    private static Object step(Task task, Map<String, Object> variables) {
      Object approval = field(variables, "approvalStep", "step");
      return approval == null ? TaskView.step(task.elementId()) : approval;
    }

    private static Object field(Map<String, Object> variables, String name, String field) {
      return variables.get(name) instanceof Map<?, ?> object ? object.get(field) : null;
    }
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
