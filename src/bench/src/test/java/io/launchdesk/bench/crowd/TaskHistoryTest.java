package io.launchdesk.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.bench.crowd.Operation.Act;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskHistoryTest {

  @Test
  void shouldExplainOneAfterTheOther() {
    assertThat(
            can(
                operation("ann", Act.CLAIM, 0, 1),
                operation("ann", Act.RELEASE, 2, 3),
                operation("bob", Act.CLAIM, 4, 5),
                operation("bob", Act.COMPLETE, 6, 7)))
        .isTrue();
  }

  @Test
  void shouldFindTheOrderOfWhatOverlaps() {
    assertThat(
            can(
                operation("bob", Act.CLAIM, 0, 10),
                operation("ann", Act.RELEASE, 1, 9),
                operation("ann", Act.CLAIM, 0, 2)))
        .isTrue();
  }

  @Test
  void shouldNotExplainTwoHolders() {
    assertThat(can(operation("ann", Act.CLAIM, 0, 10), operation("bob", Act.CLAIM, 0, 10)))
        .isFalse();
  }

  @Test
  void shouldNotExplainTwoAnswers() {
    assertThat(can(operation("ann", Act.COMPLETE, 0, 10), operation("bob", Act.COMPLETE, 0, 10)))
        .isFalse();
  }

  @Test
  void shouldTakeTheSameAnswerOnceMore() {
    assertThat(can(operation("ann", Act.COMPLETE, 0, 10), operation("ann", Act.COMPLETE, 20, 30)))
        .isTrue();
  }

  @Test
  void shouldNotExplainAnAnswerBesideAnotherHolder() {
    assertThat(can(operation("ann", Act.CLAIM, 0, 10), operation("bob", Act.COMPLETE, 0, 10)))
        .isFalse();
  }

  @Test
  void shouldNotExplainAClaimAfterTheAnswer() {
    assertThat(can(operation("ann", Act.COMPLETE, 0, 1), operation("bob", Act.CLAIM, 2, 3)))
        .isFalse();
  }

  @Test
  void shouldLetDispatchersAlonePutBackWhatOthersHold() {
    Operation held = operation("ann", Act.CLAIM, 0, 1);
    Operation taken = operation("bob", Act.CLAIM, 4, 5);

    assertThat(can(held, operation("lead", Act.RELEASE, 2, 3), taken)).isTrue();
    assertThat(can(held, operation("bob", Act.RELEASE, 2, 3), taken)).isFalse();
  }

  private static boolean can(Operation... operations) {
    return new TaskHistory(List.of(operations), Set.of("lead")).isLinearizable();
  }

  private static Operation operation(String person, Act act, long begin, long end) {
    return new Operation(person, act, begin, end);
  }
}
