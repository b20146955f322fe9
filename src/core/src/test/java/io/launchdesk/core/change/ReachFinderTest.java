package io.launchdesk.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachFinderTest {
  private static final Set<String> GROUPS = Set.of("legal", "brand", "desk", "leads");

  private final Map<String, String> processes = new HashMap<>();
  private final Map<String, String> decisions = new HashMap<>();
  private final Map<String, String> forms = new HashMap<>();

  @Test
  void shouldReachNobodyWhenNothingDiffers() {
    processes.put("Approve", process("", task("UserTask_Sign", "legal", "sign")));
    Reach reach = ReachFinder.of(models(), models(), GROUPS);
    assertThat(reach.tasks()).isEmpty();
    assertThat(reach.groups()).isEmpty();
    assertThat(reach.processes()).isEmpty();
  }

  @Test
  void shouldReachWhoHadAndWhoGetsTheTasksOfAProcess() {
    // given
    processes.put("Approve", process("", task("UserTask_Sign", "legal", "sign")));
    processes.put("Launch", process("", task("UserTask_Go", "leads", "go")));
    ModelSet before = models();

    // when another group and a person get tasks
    processes.put(
        "Approve",
        process("", task("UserTask_Sign", "brand, desk", "sign") + given("UserTask_Pay", "kim")));

    // then
    Reach reach = ReachFinder.of(before, models(), GROUPS);
    assertThat(reach.processes()).containsExactly("Approve");
    assertThat(reach.groups()).containsExactlyInAnyOrder("legal", "brand", "desk");
    assertThat(reach.people()).containsExactly("kim");
    assertThat(reach.tasks())
        .containsExactlyInAnyOrder(
            new TaskId("Approve", "UserTask_Sign"), new TaskId("Approve", "UserTask_Pay"));
  }

  @Test
  void shouldReachTheTasksOfAFormAlone() {
    processes.put(
        "Approve",
        process("", task("UserTask_Sign", "legal", "sign") + task("UserTask_Go", "leads", "go")));
    forms.put("sign", "{}");
    ModelSet before = models();
    forms.put("sign", "{\"components\": []}");

    Reach reach = ReachFinder.of(before, models(), GROUPS);
    assertThat(reach.forms()).containsExactly("sign");
    assertThat(reach.processes()).isEmpty();
    assertThat(reach.groups()).containsExactly("legal");
  }

  @Test
  void shouldFindGroupsThatDecisionsGive() {
    // given tasks that ask for a column: of the called decision, or of the step's rows in any
    decisions.put("policy", table("policy", row("r1", "x", "legal"), row("r2", "y", "brand")));
    decisions.put("times", table("times", row("t1", "pay", "desk"), row("t2", "go", "leads")));
    processes.put(
        "Approve",
        process(
            "<zeebe:calledDecision decisionId=\"policy\" />",
            task("UserTask_Sign", "=[step.group]", "sign")
                + task("UserTask_Pay", "=[group]", "pay")
                + task(
                    "UserTask_Ask",
                    "=if late then [&quot;leads&quot;] else [&quot;nobody&quot;]",
                    "")));
    ModelSet before = models();
    processes.put("Approve", processes.get("Approve").replace("<userTask", "<userTask name=\"N\""));

    // then
    assertThat(ReachFinder.of(before, models(), GROUPS).groups())
        .containsExactlyInAnyOrder("legal", "brand", "desk", "leads");
  }

  @Test
  void shouldReachWhomTheRowsOfADecisionNameThatDiffer() {
    decisions.put("policy", table("policy", row("r1", "x", "legal"), row("r2", "y", "brand")));
    ModelSet before = models();
    decisions.put("policy", table("policy", row("r1", "x", "legal"), row("r2", "y", "desk")));
    assertThat(ReachFinder.of(before, models(), GROUPS).groups())
        .containsExactlyInAnyOrder("brand", "desk");
  }

  @Test
  void shouldReachWhoWorksInTheProcessThatAsksWhenRowsNameNobody() {
    processes.put(
        "Approve",
        process(
            "<zeebe:calledDecision decisionId=\"hours\" />",
            task("UserTask_Sign", "legal", "sign")));
    processes.put("Launch", process("", task("UserTask_Go", "leads", "go")));
    decisions.put("hours", table("hours", row("r1", "x", "8")));
    ModelSet before = models();
    decisions.put("hours", table("hours", row("r1", "x", "9")));

    Reach reach = ReachFinder.of(before, models(), GROUPS);
    assertThat(reach.groups()).containsExactly("legal");
    assertThat(reach.processes()).isEmpty();
  }

  private ModelSet models() {
    return new ModelSet(processes, decisions, forms);
  }

  private static String process(String extra, String tasks) {
    return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\"><process id=\"P\">"
        + "<businessRuleTask id=\"B\"><extensionElements>"
        + extra
        + "</extensionElements></businessRuleTask>"
        + tasks
        + "</process></definitions>";
  }

  private static String task(String id, String groups, String form) {
    return "<userTask id=\"%s\"><extensionElements><zeebe:assignmentDefinition candidateGroups=\"%s\" /><zeebe:formDefinition formId=\"%s\" /></extensionElements></userTask>"
        .formatted(id, groups, form);
  }

  private static String given(String id, String person) {
    return "<userTask id=\"%s\"><extensionElements><zeebe:assignmentDefinition assignee=\"%s\" /></extensionElements></userTask>"
        .formatted(id, person);
  }

  private static String table(String id, String... rows) {
    return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"><decision id=\"%s\"><decisionTable><output name=\"step\" /><output name=\"group\" />%s</decisionTable></decision></definitions>"
        .formatted(id, String.join("", rows));
  }

  private static String row(String id, String step, String group) {
    return "<rule id=\"%s\"><outputEntry><text>\"%s\"</text></outputEntry><outputEntry><text>\"%s\"</text></outputEntry></rule>"
        .formatted(id, step, group);
  }
}
