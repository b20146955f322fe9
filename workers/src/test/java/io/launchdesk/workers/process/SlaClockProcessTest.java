package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.process.ScriptedWorkers.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag(Engine.TAG)
class SlaClockProcessTest {
  private static final String END = "EndEvent_NothingAhead";

  @RegisterExtension static final Engine engine = new Engine();

  private final String clock = UUID.randomUUID().toString();

  /** What the clock says is next; null for nothing. */
  private final AtomicReference<Instant> next = new AtomicReference<>();

  @Test
  void shouldLookAgainAtEachInstantUntilNothingIsAhead() {
    // given
    next.set(engine.now().plus(Duration.ofHours(2)));
    var scenario = scenario().clockChanged(clock, 1);
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA)).hasSize(1);
    String first = next.get().toString();

    // when the first instant comes, and another one is ahead
    next.set(engine.now().plus(Duration.ofHours(5)));
    scenario.increaseTime(Duration.ofHours(3));

    // then the worker hears which instant the engine has reached
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA)).hasSize(2);
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA).getLast().variables())
        .containsEntry("reachedAt", first);
    assertThat(scenario.ended()).isFalse();

    // when the second comes, and nothing is ahead
    next.set(null);
    scenario.increaseTime(Duration.ofHours(3));

    // then
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA)).hasSize(3);
    assertThat(scenario.ends()).containsExactly(END);
  }

  @Test
  void shouldMoveTheTimerWhenTheClockChanges() {
    // given
    next.set(engine.now().plus(Duration.ofHours(2)));
    var scenario = scenario().clockChanged(clock, 1);

    // when it is moved to a later instant
    next.set(engine.now().plus(Duration.ofHours(8)));
    scenario.clockChanged(clock, 2).increaseTime(Duration.ofHours(3));

    // then the first instant brings nothing about
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA)).hasSize(2);

    // when the later one comes
    next.set(null);
    scenario.increaseTime(Duration.ofHours(6));

    // then
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA)).hasSize(3);
    assertThat(scenario.ends()).containsExactly(END);
  }

  @Test
  void shouldEndWhenTheClockIsPausedAndBeginAgainWhenItGoesOn() {
    // given
    next.set(engine.now().plus(Duration.ofHours(2)));
    var scenario = scenario().clockChanged(clock, 1);

    // when it is paused
    next.set(null);
    scenario.clockChanged(clock, 2);

    // then
    assertThat(scenario.ends()).containsExactly(END);

    // when it goes on, and its instant comes
    next.set(engine.now().plus(Duration.ofHours(2)));
    scenario.clockChanged(clock, 3);
    next.set(null);
    scenario.increaseTime(Duration.ofHours(3));

    // then
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA)).hasSize(4);
    assertThat(scenario.ends()).containsExactly(END, END);
  }

  @Test
  void shouldEndWithoutAnotherLookWhenTheClockHasEnded() {
    // given
    next.set(engine.now().plus(Duration.ofHours(2)));
    var scenario = scenario().clockChanged(clock, 1);

    // when
    scenario.clockEnded(clock, 2);

    // then
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA)).hasSize(1);
    assertThat(scenario.ends()).containsExactly("EndEvent_ClockEnded");
  }

  @Test
  void shouldTakeAChangeOnceWhenItIsToldTwice() {
    next.set(engine.now().plus(Duration.ofHours(2)));
    var scenario = scenario().clockChanged(clock, 1);

    Throwable refused = catchThrowable(() -> scenario.clockChanged(clock, 1));

    assertThat(refused).hasMessageContaining("ALREADY_EXISTS");
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA)).hasSize(1);
  }

  @Test
  void shouldHaveOneInstanceForAClockWhenManyChangesComeAtOnce() {
    // given changes that come while the first is still being worked on
    next.set(engine.now().plus(Duration.ofHours(2)));
    var scenario = scenario();
    scenario.clockChanges(clock, 1, 2, 3);

    // when
    next.set(null);
    scenario.increaseTime(Duration.ofHours(3));

    // then each change was looked at, by one instance
    assertThat(scenario.jobs(JobTypes.ENFORCE_SLA)).hasSize(4);
    assertThat(scenario.ends()).containsExactly(END);
  }

  private Scenario scenario() {
    var scenario = engine.scenario();
    scenario.workers().on(JobTypes.ENFORCE_SLA, job -> new Done(answer()));
    return scenario;
  }

  private Map<String, Object> answer() {
    Map<String, Object> answer = new HashMap<>();
    answer.put("nextAt", next.get() == null ? null : next.get().toString());
    return answer;
  }
}
