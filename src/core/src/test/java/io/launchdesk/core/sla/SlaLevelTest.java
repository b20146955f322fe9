package io.launchdesk.core.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlaLevelTest {

  @Test
  void shouldCountFromReminderDeadlineAndEscalation() {
    var levels =
        task(
                row(3, "tell-manager", "escalation", "1.5"),
                row(1, "remind-assignee", "reminder", "0"),
                row(2, "raise-priority", "due", "0.25"))
            .levels();

    assertThat(levels)
        .containsExactly(
            new SlaLevel(1, SlaAction.REMIND_ASSIGNEE, Duration.ofHours(4)),
            new SlaLevel(2, SlaAction.RAISE_PRIORITY, Duration.ofMinutes(495)),
            new SlaLevel(3, SlaAction.TELL_MANAGER, Duration.ofMinutes(810)));
    assertThat(levels.getLast().key()).isEqualTo("3:tell-manager");
  }

  @Test
  void shouldRemindTellAndRaiseWhenThePolicyIsOlderThanTheTable() {
    assertThat(rule("approve-step", null).levels())
        .extracting(SlaLevel::action)
        .containsExactly(
            SlaAction.REMIND_ASSIGNEE, SlaAction.TELL_MANAGER, SlaAction.RAISE_PRIORITY);
    assertThat(rule("delivery", null).levels())
        .extracting(SlaLevel::action)
        .containsExactly(SlaAction.TELL_TEAM);
  }

  @Test
  void shouldRemindAndTellTheTeamOfWhatHasNoAssignee() {
    var rows =
        List.of(
            row(1, "remind-team", "reminder", "0"),
            row(2, "tell-team", "due", "0"),
            row(3, "tell-manager", "escalation", "0"));

    assertThat(scoped("approval", "stage", rows).levels()).hasSize(3);
    assertThat(scoped("first-response", "response", rows).levels()).hasSize(3);
    assertThat(rule("delivery", rows).measures()).isEqualTo(SlaScope.DELIVERY);
    refused(scoped("approval", "task", rows), "'remind-team' for the step 'approval'");
    refused(
        scoped("approval", "stage", List.of(row(1, "remind-group", "due", "0"))),
        "'remind-group' for the step 'approval'");
    refused(
        scoped("approval", "phase", rows), "scope = 'phase'", "task, stage, response, delivery");
  }

  @Test
  void shouldDoNothingWhenTheTableSaysNothing() {
    assertThat(task().levels()).isEmpty();
  }

  @Test
  void shouldTellThePolicysOwnerWhatIsWrong() {
    refused(task(row(1, "shout", "due", "0")), "'shout'", "remind-assignee");
    refused(task(row(1, "tell-team", "due", "0")), "'tell-team' for the step 'approve-step'");
    refused(
        rule("delivery", List.of(row(1, "hand-over", "due", "0"))),
        "'hand-over' for the step 'delivery'");
    refused(task(row(1, "tell-manager", "lunch", "0")), "counts from 'lunch'");
    refused(task(row(1, "tell-manager", null, "0")), "counts from 'null'");
    refused(task(row(1, "tell-manager", "due", "-1")), "plusHours = -1");
  }

  private static void refused(SlaRule rule, String... words) {
    assertThatExceptionOfType(SlaPolicyException.class)
        .isThrownBy(rule::levels)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  private static SlaEscalation row(int level, String action, String from, String plus) {
    return new SlaEscalation(level, action, from, new BigDecimal(plus));
  }

  private static SlaRule task(SlaEscalation... rows) {
    return rule("approve-step", List.of(rows));
  }

  private static SlaRule rule(String step, List<SlaEscalation> rows) {
    return scoped(step, null, rows);
  }

  private static SlaRule scoped(String step, String scope, List<SlaEscalation> rows) {
    return new SlaRule(
        step,
        new BigDecimal("8"),
        new BigDecimal("4"),
        new BigDecimal("12"),
        "leads",
        "always",
        "g",
        null,
        null,
        rows,
        scope);
  }
}
