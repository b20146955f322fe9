package io.launchdesk.portal.studio.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.check.RuleBundle.RulesFailed;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The rules that the browser has, run on the server. */
class RulesCheckTest {
  private static final RuleBundle BUNDLE = new RuleBundle();
  private final RulesCheck check = new RulesCheck(BUNDLE);

  @AfterAll
  static void close() {
    BUNDLE.close();
  }

  @Test
  void shouldFindNoErrorInOurOwnModels() {
    assertThat(LocalModels.ALL).hasSizeGreaterThan(30);
    assertThat(check.check(new ModelPicture(LocalModels.ALL, LocalModels.ALL.keySet())))
        .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
        .isEmpty();
  }

  @Test
  void shouldFindWhatIsWrongAtItsElement() {
    // given
    ModelId id = LocalModels.process("MeasureProcess");

    // when
    var found = check.check(LocalModels.changed(id, "\"collect-results\"", "\"collect-nothing\""));

    // then
    assertThat(found)
        .filteredOn(finding -> finding.rule().equals("job-type"))
        .anySatisfy(
            finding -> {
              assertThat(finding.model()).isEqualTo(id);
              assertThat(finding.element()).isEqualTo("ServiceTask_StartMeasuring");
              assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
              assertThat(finding.message()).contains("collect-nothing").endsWith("there is.");
            });
  }

  @Test
  void shouldFindInTablesAndFormsToo() {
    ModelId table = new ModelId(ModelKind.DECISION, "triage");
    ModelId form = new ModelId(ModelKind.FORM, "rateDelivery");

    assertThat(
            check.check(
                LocalModels.changed(table, "<text>&gt; 50000</text>", "<text>&gt; &gt;</text>")))
        .anyMatch(finding -> finding.rule().equals("feel") && finding.model().equals(table));
    assertThat(check.check(LocalModels.changed(form, "\"key\": \"comment\"", "\"key\": \"score\"")))
        .anyMatch(
            finding ->
                finding.rule().equals("key-unique") && finding.element().equals("Field_comment_1"));
  }

  @Test
  void shouldFindAProcessThatShowsAFormWhichGoes() {
    // given a form that has lost the options that its mails offer
    ModelId form = new ModelId(ModelKind.FORM, "approveStep");

    // when
    var found = check.check(LocalModels.changed(form, "\"request-changes\"", "\"ask\""));

    // then
    assertThat(found)
        .anyMatch(
            finding ->
                finding.model().equals(LocalModels.process("ApprovalProcess"))
                    && finding.rule().equals("mail-answers"));
  }

  @Test
  void shouldAnswerAgainAfterAFailure() throws RulesFailed {
    assertThatThrownBy(() -> BUNDLE.check("no JSON")).isInstanceOf(RulesFailed.class);

    assertThat(check.check(new ModelPicture(LocalModels.ALL, Set.of()))).isEmpty();
  }

  @Test
  void shouldStopInTimeAndStayWhole() {
    // given no time at all, also not for reading the rules
    RuleBundle hurried = new RuleBundle(new ReentrantLock(), Duration.ZERO, Duration.ofDays(1));

    // then
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> hurried.check("no JSON")).isInstanceOf(RulesFailed.class);
    }
    hurried.close();
  }

  @Test
  void shouldNotKeepOthersWaitingForLong() throws Exception {
    // given somebody who has the rules
    ReentrantLock turn = new ReentrantLock();
    RuleBundle bundle = new RuleBundle(turn, Duration.ofDays(1), Duration.ZERO);
    turn.lock();

    // when
    var other = CompletableFuture.supplyAsync(() -> catchThrowable(() -> bundle.check("{}")));

    // then
    assertThat(other.get())
        .isInstanceOfSatisfying(
            Refusal.class,
            one -> {
              assertThat(one.type()).isEqualTo(ProblemType.CHECKS_BUSY);
              assertThat(one.retryAfterSeconds()).isEqualTo(60);
            });
    bundle.close();
  }

  @Test
  void shouldLeaveOutWhatIsRefusedAsAFile() {
    ModelId id = LocalModels.process("MeasureProcess");

    assertThat(check.check(LocalModels.with(id, "<!DOCTYPE x><x/>"))).isEmpty();
  }
}
