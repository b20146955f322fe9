package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.Errors;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Messages;
import io.launchdesk.workers.process.ScriptedWorkers.Done;
import io.launchdesk.workers.process.ScriptedWorkers.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each stage does with a brief that changes while it runs. */
@Tag(Engine.TAG)
class BriefChangeTest {
  private static final String CHECK = "UserTask_CheckFeasibility";
  private static final String APPROVE = "UserTask_ApproveStep";
  private static final String PRODUCE = "UserTask_ProduceAsset";
  private static final String GO = "UserTask_DecideGoNoGo";
  private static final String CONFIRM = "UserTask_ConfirmLaunch";

  @RegisterExtension static final Engine engine = new Engine();

  @Test
  void shouldLookAgainFromTheStartWhenIntakeIsUnderWay() {
    // given
    var request = agreeing().stopAt(CHECK).submit("event");
    var task = request.task(CHECK);

    // when it is about little money and time all of a sudden
    change(request.fact("region", "emea").fact("daysToLaunch", 200), 2);

    // then triage was asked again with the new facts, and the old task is gone
    assertThat(request.jobs(JobTypes.FIND_DUPLICATES)).hasSize(2);
    assertThat(request.taskElements()).containsExactly(CHECK);
    assertThat(request.task(CHECK)).isNotEqualTo(task);
    assertThat(request.incident()).isNull();
  }

  @Test
  void shouldLookAgainWhenTheBriefChangedWhileIntakeEnded() {
    // given a change that is stored, and not yet told
    var request = agreeing().stopAt(APPROVE);
    request.workers().on(JobTypes.SETTLE_BRIEF, job -> settled(request, 1));

    // when
    request.submit("email-campaign");

    // then intake ran twice, and the request went on
    assertThat(request.jobs(JobTypes.FIND_DUPLICATES)).hasSize(2);
    assertThat(request.taskElements()).contains(APPROVE);
  }

  @Test
  void shouldNotAskAgainForAVersionThatIsKnown() {
    var request = agreeing().fact("briefVersion", 3).stopAt(APPROVE).submit("email-campaign");
    var task = request.task(APPROVE);

    change(request, 3);

    assertThat(request.task(APPROVE)).isEqualTo(task);
    assertThat(request.jobs(JobTypes.COMPARE_APPROVALS)).isEmpty();
  }

  @Test
  void shouldLeaveOpenTasksAloneWhenNoApprovalIsAffected() {
    // given
    var request = agreeing().stopAt(APPROVE).submit("email-campaign");
    var task = request.task(APPROVE);
    request
        .workers()
        .on(JobTypes.COMPARE_APPROVALS, job -> new Done(Map.of("approvalsAffected", false)));

    // when
    change(request, 2);

    // then
    assertThat(request.task(APPROVE)).isEqualTo(task);

    // when approval goes on, the version that it settles is the new one
    request.answer(APPROVE, Map.of("approvalDecision", "approve")).stopAt(PRODUCE);
    request.complete(APPROVE, Map.of("approvalDecision", "approve"));
    assertThat(settlements(request, "production").getLast()).isEqualTo(2);
    assertThat(request.taskElements()).containsOnly(PRODUCE);
  }

  @Test
  void shouldAskAnewWhenApprovalsAreAffected() {
    // given
    var request = agreeing().stopAt(APPROVE).submit("email-campaign");
    var task = request.task(APPROVE);
    request
        .workers()
        .on(JobTypes.COMPARE_APPROVALS, job -> new Done(Map.of("approvalsAffected", true)));

    // when there is more money to approve
    change(request.fact("budgetAmount", 60_000), 2);

    // then the policy is evaluated anew: a panel of three instead of one
    assertThat(request.tasks()).doesNotContain(task).hasSize(3);
    assertThat(request.incident()).isNull();
  }

  @Test
  void shouldComeBackToApprovalWhenTheBriefChangedWhileItEnded() {
    // given
    var request = agreeing().stopAt(PRODUCE);
    request
        .workers()
        .on(
            JobTypes.SETTLE_BRIEF,
            job ->
                "production".equals(job.getCustomHeaders().get("stage"))
                    ? settled(request, 1)
                    : new Done(Map.of()));

    // when
    request.submit("email-campaign");

    // then budget was looked at twice, and the request went on
    assertThat(request.jobs(JobTypes.PLAN_APPROVALS)).hasSize(2);
    assertThat(request.jobs(JobTypes.RESERVE_BUDGET)).hasSize(2);
    assertThat(request.taskElements()).containsOnly(PRODUCE);
  }

  @Test
  void shouldGoOnProducingAndTellThoseInvolved() {
    var request = agreeing().stopAt(PRODUCE).submit("email-campaign");
    var tasks = request.tasks();

    change(request, 2);

    assertThat(request.tasks()).isEqualTo(tasks);
    var told = request.jobs(JobTypes.NOTIFY_PERSON).getLast();
    assertThat(told.header("event")).isEqualTo("brief-changed");
    assertThat(told.header("audience")).isEqualTo("involved");
    assertThat(told.variables()).containsEntry("changedVersion", 2);
  }

  @Test
  void shouldTellEachVersionWhenSeveralComeAtOnce() {
    var request = agreeing().stopAt(PRODUCE).submit("email-campaign");

    request.messages(
        Messages.BRIEF_CHANGED, List.of(Map.of("changedVersion", 2), Map.of("changedVersion", 3)));

    assertThat(request.jobs(JobTypes.NOTIFY_PERSON))
        .filteredOn(job -> "brief-changed".equals(job.header("event")))
        .extracting(job -> job.variables().get("changedVersion"))
        .containsExactlyInAnyOrder(2, 3);
  }

  @Test
  void shouldWaitForTheNewDateWhenTheLaunchIsMoved() {
    // given
    var request = agreeing().stopAt(CONFIRM).fact("launchAt", in(9)).submit("email-campaign");

    // when it is put off
    change(request.fact("launchAt", in(20)), 2);
    request.increaseTime(Duration.ofDays(10));

    // then nothing is out yet
    assertThat(request.jobs(JobTypes.PUBLISH_CHANNEL)).isEmpty();

    // when it is put forward again
    change(request.fact("launchAt", in(2)), 3);
    request.increaseTime(Duration.ofDays(3));

    // then
    assertThat(request.jobs(JobTypes.PUBLISH_CHANNEL)).hasSize(2);
    assertThat(request.taskElements()).containsExactly(CONFIRM);
    assertThat(settlements(request, "closed")).containsExactly(3);
  }

  @Test
  void shouldKnowTheNewDateWhenItIsMovedBeforeTheGo() {
    var request = agreeing().stopAt(GO).fact("launchAt", in(2)).submit("email-campaign");
    change(request.fact("launchAt", in(9)), 2);

    request.complete(GO, Map.of("goDecision", "go")).increaseTime(Duration.ofDays(5));

    assertThat(request.jobs(JobTypes.PUBLISH_CHANNEL)).isEmpty();
  }

  @Test
  void shouldNotLaunchWhenTheDateWasMovedAtTheLastMoment() {
    // given a change that is stored just when the date is reached, and not yet told
    var request = agreeing().stopAt(CONFIRM).fact("launchAt", in(2));
    request
        .workers()
        .on(
            JobTypes.SETTLE_BRIEF,
            job -> {
              boolean stale =
                  "closed".equals(job.getCustomHeaders().get("stage"))
                      && job.getVariablesAsMap().get("settledVersion").equals(1);
              if (stale) {
                request.fact("briefVersion", 2).fact("launchAt", in(9));
              }
              return stale ? new Refused(Errors.BRIEF_CHANGED) : new Done(Map.of());
            });
    request.submit("email-campaign");

    // when
    request.increaseTime(Duration.ofDays(3));
    assertThat(request.jobs(JobTypes.PUBLISH_CHANNEL)).isEmpty();
    request.increaseTime(Duration.ofDays(10));

    // then
    assertThat(request.jobs(JobTypes.PUBLISH_CHANNEL)).hasSize(2);
    assertThat(request.jobs("settle-brief").getLast().variables())
        .containsEntry("settledVersion", 2);
  }

  /** The first settlement finds another version than the one that was worked with. */
  private static ScriptedWorkers.Outcome settled(Scenario request, int stale) {
    Object version = request.workers().facts().get("briefVersion");
    if (version.equals(stale)) {
      request.fact("briefVersion", stale + 1);
      return new Refused(Errors.BRIEF_CHANGED);
    }
    return new Done(Map.of());
  }

  private static Scenario change(Scenario request, int version) {
    return request
        .fact("briefVersion", version)
        .messages(Messages.BRIEF_CHANGED, List.of(Map.of("changedVersion", version)));
  }

  private static List<Object> settlements(Scenario request, String stage) {
    return request.jobs(JobTypes.SETTLE_BRIEF).stream()
        .filter(job -> stage.equals(job.header("stage")))
        .map(job -> job.variables().get("settledVersion"))
        .toList();
  }

  private static String in(int days) {
    return engine.now().plus(Duration.ofDays(days)).toString();
  }

  private static Scenario agreeing() {
    return engine
        .scenario()
        .answer(CHECK, Map.of("feasibility", "feasible"))
        .answer(APPROVE, Map.of("approvalDecision", "approve"))
        .answer(PRODUCE, Map.of())
        .answer("UserTask_ReviewAsset", Map.of("reviewDecision", "accept"))
        .answer(GO, Map.of("goDecision", "go"))
        .answer(CONFIRM, Map.of("launchConfirmation", "confirm"));
  }
}
