package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Processes;
import io.launchdesk.workers.process.ScriptedWorkers.Done;
import io.launchdesk.workers.process.ScriptedWorkers.Failed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag(Engine.TAG)
class LaunchProcessTest {
  private static final String GO = "UserTask_DecideGoNoGo";
  private static final String CONFIRM = "UserTask_ConfirmLaunch";

  @RegisterExtension static final Engine engine = new Engine();

  @Test
  void shouldShowTheChecklistOfTheChannels() {
    var launch = engine.scenario().start(Processes.LAUNCH);

    assertThat(launch.task(GO).groups()).containsExactly("policy-group");
    assertThat(launch.variable("channelChecks"))
        .contains("email-test-mail", "page-devices")
        .doesNotContain("press-embargo");
  }

  @Test
  void shouldPublishNothingWhenItIsNoGo() {
    var launch = engine.scenario().start(Processes.LAUNCH);

    launch.complete(GO, Map.of("goDecision", "no-go"));

    assertThat(launch.variable("launchOutcome")).isEqualTo("no-go");
    assertThat(launch.jobs(JobTypes.PUBLISH_CHANNEL)).isEmpty();
  }

  @Test
  void shouldWaitForTheLaunchDate() {
    // given
    var launch =
        engine.scenario().fact("launchAt", engine.now().plus(Duration.ofDays(9)).toString());
    launch.start(Processes.LAUNCH).complete(GO, Map.of("goDecision", "go"));

    // when a day is missing
    launch.increaseTime(Duration.ofDays(8));
    assertThat(launch.jobs(JobTypes.PUBLISH_CHANNEL)).isEmpty();

    // and when it has come
    launch.increaseTime(Duration.ofDays(2));
    assertThat(channels(launch, JobTypes.PUBLISH_CHANNEL))
        .containsExactlyInAnyOrder("email", "landing-page");
    assertThat(launch.taskElements()).containsExactly(CONFIRM);
  }

  @Test
  void shouldHoldTheClockOfTheStageOnceForEachWait() {
    // given
    var launch =
        engine.scenario().fact("launchAt", engine.now().plus(Duration.ofDays(9)).toString());
    launch.start(Processes.LAUNCH);
    assertThat(launch.jobs(JobTypes.HOLD_SLA)).isEmpty();

    // when it waits for its date
    launch.complete(GO, Map.of("goDecision", "go"));

    // then the listener knows which date
    assertThat(launch.jobs(JobTypes.HOLD_SLA))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.element()).isEqualTo("Gateway_LaunchAwaited");
              assertThat(job.variables()).containsKeys("requestId", "launchAt");
            });
  }

  @Test
  void shouldBeLaunchedWhenItIsConfirmed() {
    var launch = published();

    launch.complete(CONFIRM, Map.of("launchConfirmation", "confirm"));

    assertThat(launch.variable("launchOutcome")).isEqualTo("launched");
    assertThat(launch.jobs(JobTypes.RETRACT_PUBLICATION)).isEmpty();
    assertThat(launch.jobs(JobTypes.NOTIFY_PERSON).getLast().header("event"))
        .isEqualTo("request-launched");
  }

  @Test
  void shouldTakeBackEachChannelOnceWhenItIsNotConfirmed() {
    var launch = published();

    launch.complete(CONFIRM, Map.of("launchConfirmation", "take-back"));

    assertThat(channels(launch, JobTypes.RETRACT_PUBLICATION))
        .containsExactlyInAnyOrder("email", "landing-page");
    assertThat(launch.variable("launchOutcome")).isEqualTo("taken-back");
    assertThat(launch.ended()).isTrue();
  }

  @Test
  void shouldGoOnAfterAnOperatorHasSeenToAChannelThatFailed() {
    // given a channel that does not answer
    var away = new AtomicBoolean(true);
    var launch = engine.scenario();
    launch
        .workers()
        .on(
            JobTypes.PUBLISH_CHANNEL,
            job ->
                away.get() && "email".equals(job.getVariablesAsMap().get("channel"))
                    ? new Failed("The channel email does not answer.")
                    : new Done(Map.of()));

    // when its three tries are used up
    launch.start(Processes.LAUNCH).complete(GO, Map.of("goDecision", "go"));

    // then there is an incident, and the other channel is out
    assertThat(channels(launch, JobTypes.PUBLISH_CHANNEL))
        .containsExactlyInAnyOrder("email", "email", "email", "landing-page");
    assertThat(launch.incident()).isEqualTo("The channel email does not answer.");
    assertThat(channels(launch, JobTypes.VERIFY_PUBLICATION)).containsExactly("landing-page");

    // when the channel is back and an operator resolves it
    away.set(false);
    launch.resolveIncident();

    // then
    assertThat(launch.incident()).isNull();
    assertThat(launch.taskElements()).containsExactly(CONFIRM);
  }

  @Test
  void shouldTryAgainWhenThePublicationIsNotSeenAtOnce() {
    // given
    var launch = engine.scenario();
    launch
        .workers()
        .on(
            JobTypes.VERIFY_PUBLICATION,
            job -> job.getRetries() > 1 ? new Failed("not seen yet") : new Done(Map.of()));

    // when
    launch.start(Processes.LAUNCH).complete(GO, Map.of("goDecision", "go"));

    // then
    assertThat(launch.jobs(JobTypes.VERIFY_PUBLICATION)).hasSize(6);
    assertThat(launch.incident()).isNull();
    assertThat(launch.taskElements()).containsExactly(CONFIRM);
  }

  private static Scenario published() {
    var launch = engine.scenario().start(Processes.LAUNCH);
    return launch.complete(GO, Map.of("goDecision", "go"));
  }

  private static List<Object> channels(Scenario launch, String jobType) {
    return launch.jobs(jobType).stream().map(job -> job.variables().get("channel")).toList();
  }
}
