package io.launchdesk.workers.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.core.contract.Processes;
import io.launchdesk.workers.process.ScriptedWorkers.Done;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag(Engine.TAG)
class MeasureProcessTest {
  private static final String RATE = "UserTask_RateDelivery";

  @RegisterExtension static final Engine engine = new Engine();

  @Test
  void shouldGoStraightToTheRatingWhenNothingIsMeasured() {
    var measuring = engine.scenario().fact("measuringDays", 0).start(Processes.MEASURE);

    assertThat(measuring.taskElements()).containsExactly(RATE);
    assertThat(measuring.task(RATE).assignee()).isEqualTo("rita");
    assertThat(measuring.jobs(JobTypes.COLLECT_RESULTS)).isEmpty();
    measuring.complete(RATE, Map.of());
    assertThat(measuring.ends()).containsExactly("EndEvent_DeliveryRated");
  }

  @Test
  void shouldHaveMissingResultsEnteredWhenTheWindowCloses() {
    // given
    var measuring = engine.scenario().start(Processes.MEASURE);
    assertThat(measuring.tasks()).isEmpty();

    // when
    measuring.increaseTime(ScriptedWorkers.MEASURING.plusHours(1));

    // then
    assertThat(measuring.taskElements()).containsExactly("UserTask_EnterResults");
    measuring.complete("UserTask_EnterResults", Map.of());
    assertThat(measuring.taskElements()).containsExactly(RATE);
  }

  @Test
  void shouldAskNobodyForResultsThatAreComplete() {
    // given results that are there when the window closes
    var measuring = engine.scenario();
    measuring
        .workers()
        .on(
            JobTypes.COLLECT_RESULTS,
            job ->
                new Done(
                    Map.of(
                        "resultsComplete",
                        measuring.jobs(JobTypes.COLLECT_RESULTS).size() > 1,
                        "measureUntil",
                        engine.now().plus(Duration.ofHours(1)).toString())));

    // when
    measuring.start(Processes.MEASURE).increaseTime(Duration.ofHours(2));

    // then
    assertThat(measuring.taskElements()).containsExactly(RATE);
  }

  @Test
  void shouldCloseWithoutARatingWhenNoneComes() {
    var measuring = engine.scenario().fact("measuringDays", 0).start(Processes.MEASURE);

    measuring.increaseTime(ScriptedWorkers.ESCALATION.plusHours(1));

    assertThat(measuring.ends())
        .containsExactly("EndEvent_RateDeliveryReminded", "EndEvent_ClosedWithoutRating");
    assertThat(measuring.ended()).isTrue();
  }
}
