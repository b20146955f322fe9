package io.launchdesk.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadPlanTest {
  private static final LoadPlan PLAN = new LoadPlan(1, 1, List.of(1, 4));

  @Test
  void shouldFindWhatASystemCarriesWhenItServesTwoAtATime() {
    // given
    Semaphore places = new Semaphore(2, true);
    Journey journey =
        waits -> {
          long begin = System.nanoTime();
          places.acquire();
          TimeUnit.MILLISECONDS.sleep(50);
          places.release();
          waits.since(begin);
        };

    // when
    List<Phase> phases = PLAN.run(journey, phase -> {});

    // then
    assertThat(phases).extracting(Phase::kind).containsExactly("closed", "closed", "open");
    Phase one = phases.get(0);
    Phase four = phases.get(1);
    assertThat(one.perSecond()).isBetween(1.0, 20.0);
    assertThat(four.perSecond()).isGreaterThan(one.perSecond()).isLessThanOrEqualTo(40.0);
    assertThat(four.p50()).isGreaterThanOrEqualTo(90.0);
    assertThat(LoadPlan.best(phases)).contains(four);
    assertThat(phases.get(2).load()).isEqualTo(four.perSecond() * 0.9);
    assertThat(phases.get(2).completed()).isPositive();
  }

  @Test
  void shouldNotCountThroughputWhenPeopleWaitTooLong() {
    Phase quick = new Phase("closed", 1, 1, 10, 0, 10, 1, 999, 1000, null);
    Phase slow = new Phase("closed", 2, 1, 20, 0, 20, 1, 1001, 1002, null);
    Phase failing = new Phase("closed", 4, 1, 40, 1, 40, 1, 2, 3, "lost");
    Phase open = new Phase("open", 30, 1, 30, 0, 30, 1, 2, 3, null);

    assertThat(LoadPlan.best(List.of(quick, slow, failing, open))).contains(quick);
    assertThat(LoadPlan.best(List.of(slow))).isEmpty();
  }

  @Test
  void shouldTellWhyWhenNoRequestComesToItsEnd() {
    Journey journey =
        waits -> {
          waits.since(System.nanoTime());
          throw new IllegalArgumentException("lost");
        };

    assertThatThrownBy(() -> PLAN.run(journey, phase -> {})).hasRootCauseMessage("lost");
  }
}
