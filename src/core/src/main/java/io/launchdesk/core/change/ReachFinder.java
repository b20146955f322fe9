package io.launchdesk.core.change;

import io.launchdesk.core.contract.Step;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Finds whom a change of models reaches: who does the tasks of processes and forms that differ, as
 * they were and as they will be, and who is named by rows of decisions that differ. Where such rows
 * name nobody, it is who works in the processes that ask the decision. What cannot be read reaches
 * nobody.
 */
public final class ReachFinder {
  /** One value, maybe in a list: {@code =[triage.team]}. */
  private static final Pattern VALUE = Pattern.compile("=\\s*\\[?\\s*([\\w.]+)\\s*]?\\s*");

  private static final String NOTHING = "<none/>";

  private final Set<String> knownGroups;
  private final Set<TaskId> tasks = new HashSet<>();
  private final Set<String> groups = new HashSet<>();
  private final Set<String> people = new HashSet<>();
  private Set<String> forms = Set.of();
  private Set<String> processes = Set.of();

  /** Decisions that differ in rows which name nobody. */
  private final Set<String> asked = new HashSet<>();

  private ReachFinder(Set<String> knownGroups) {
    this.knownGroups = knownGroups;
  }

  /**
   * @param before what was live
   * @param after what is live with the change
   * @param knownGroups names of groups that there are: other texts are not taken for one
   */
  public static Reach of(ModelSet before, ModelSet after, Set<String> knownGroups) {
    ReachFinder finder = new ReachFinder(knownGroups);
    finder.forms = ModelSet.differing(before.forms(), after.forms());
    finder.processes = ModelSet.differing(before.processes(), after.processes());
    finder.decisions(before, after);
    finder.side(before);
    finder.side(after);
    return new Reach(finder.processes, finder.forms, finder.tasks, finder.groups, finder.people);
  }

  private void decisions(ModelSet before, ModelSet after) {
    for (String id : ModelSet.differing(before.decisions(), after.decisions())) {
      DecisionRows now = rows(after, id);
      DecisionRows then = rows(before, id);
      Set<String> named = new HashSet<>(now.differing(then));
      named.retainAll(knownGroups);
      groups.addAll(named);
      if (named.isEmpty()) {
        asked.addAll(now.decisions());
        asked.addAll(then.decisions());
      }
    }
  }

  private static DecisionRows rows(ModelSet models, String id) {
    return new DecisionRows(tree(models.decisions().getOrDefault(id, NOTHING)));
  }

  private void side(ModelSet models) {
    Map<String, DecisionRows> tables = new HashMap<>();
    models.decisions().forEach((id, xml) -> tables.put(id, new DecisionRows(tree(xml))));
    models.processes().forEach((id, xml) -> process(id, tree(xml), tables));
  }

  private void process(String id, Document process, Map<String, DecisionRows> tables) {
    Set<String> called = attributes(process, "calledDecision", "decisionId");
    boolean all = processes.contains(id) || called.stream().anyMatch(asked::contains);
    for (Element task : ModelTree.all(process, "userTask")) {
      boolean form =
          attributes(task, "formDefinition", "formId").stream().anyMatch(forms::contains);
      if (all || form) {
        TaskId reached = new TaskId(id, task.getAttribute("id"));
        tasks.add(reached);
        ModelTree.within(task, "assignmentDefinition")
            .forEach(given -> given(reached, given, called, tables));
      }
    }
  }

  private void given(
      TaskId task, Element given, Set<String> called, Map<String, DecisionRows> tables) {
    String wanted = given.getAttribute("candidateGroups");
    if (wanted.strip().startsWith("=")) {
      Stream.concat(DecisionRows.texts(wanted), decided(task, wanted, called, tables))
          .filter(knownGroups::contains)
          .forEach(groups::add);
    } else {
      named(wanted).forEach(groups::add);
    }
    named(given.getAttribute("candidateUsers")).forEach(people::add);
    named(given.getAttribute("assignee")).forEach(people::add);
  }

  /**
   * What decisions say that is asked for: by a name alone, rows that are of the task's step; by a
   * path, the column in a decision that the process calls.
   */
  private static Stream<String> decided(
      TaskId task, String expression, Set<String> called, Map<String, DecisionRows> tables) {
    Matcher value = VALUE.matcher(expression.strip());
    if (!value.matches()) {
      return Stream.empty();
    }
    String[] path = value.group(1).split("\\.");
    String column = path[path.length - 1];
    return path.length == 1
        ? tables.values().stream()
            .flatMap(rows -> rows.inColumn(column, step(task.element())).stream())
        : tables.values().stream()
            .filter(rows -> rows.decisions().stream().anyMatch(called::contains))
            .flatMap(rows -> rows.inColumn(column).stream());
  }

  private static Document tree(String xml) {
    try {
      return ModelTree.read(xml);
    } catch (IllegalArgumentException unreadable) {
      return ModelTree.read(NOTHING);
    }
  }

  private static String step(String element) {
    return element.matches(".+_.+") ? Step.ofElement(element).name() : element;
  }

  /** Names that stand there as they are, with commas. */
  private static Stream<String> named(String text) {
    return text.strip().startsWith("=")
        ? Stream.empty()
        : Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty());
  }

  private static Set<String> attributes(Document within, String element, String attribute) {
    return ModelTree.all(within, element).stream()
        .map(found -> found.getAttribute(attribute))
        .collect(Collectors.toSet());
  }

  private static Set<String> attributes(Element within, String element, String attribute) {
    return ModelTree.within(within, element).stream()
        .map(found -> found.getAttribute(attribute))
        .collect(Collectors.toSet());
  }
}
