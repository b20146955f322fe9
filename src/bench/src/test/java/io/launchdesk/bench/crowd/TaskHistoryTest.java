package io.launchdesk.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.bench.crowd.Operation.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskHistoryTest {
  private static final int SEEDS = 300;

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

  @Test
  void shouldExplainWhateverATaskDidOneAfterTheOther() {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(can(lived(new Random(seed), 20))).describedAs("seed %d", seed).isTrue();
    }
  }

  @Test
  void shouldFindASecondAnswerWhereverItWasGiven() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<Operation> operations = lived(random, 20);
      long end = time(operations.size());
      operations.add(operation("lead", Act.RELEASE, end, end + 1));
      operations.add(operation("ann", Act.COMPLETE, end + 4, end + 9));
      assertThat(can(operations)).describedAs("seed %d", seed).isTrue();

      // when somebody else was told so, too, at any time from then on
      long begin = end + 4 + random.nextInt(20);
      operations.add(operation("bob", Act.COMPLETE, begin, begin + random.nextInt(20)));

      assertThat(can(operations)).describedAs("seed %d", seed).isFalse();
    }
  }

  @Test
  void shouldFindOneClaimAmongManyThatAnotherDidNotSee() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<Operation> operations = lived(random, 20);
      long end = time(operations.size());
      operations.add(operation("lead", Act.RELEASE, end, end + 1));
      operations.add(operation("ann", Act.CLAIM, end + 2, end + 12));
      operations.add(operation("ann", Act.COMPLETE, end + 14, end + 24));
      assertThat(can(operations)).describedAs("seed %d", seed).isTrue();

      // when another was told to have it while it was held
      operations.add(operation("bob", Act.CLAIM, end + 12, end + 13));

      assertThat(can(operations)).describedAs("seed %d", seed).isFalse();
    }
  }

  /**
   * What people were told by a task that did one thing after the other and was not answered; the
   * questions were asked before that, and the answers came after it, by chance.
   */
  private static List<Operation> lived(Random random, int acts) {
    List<String> people = List.of("ann", "bob", "cleo", "lead");
    List<Operation> told = new ArrayList<>();
    String holder = null;
    while (told.size() < acts) {
      String person = people.get(random.nextInt(people.size()));
      boolean claims = random.nextBoolean();
      boolean done = holder == null || holder.equals(person) || (!claims && person.equals("lead"));
      if (done) {
        holder = claims ? person : null;
        long at = time(told.size());
        told.add(
            operation(
                person,
                claims ? Act.CLAIM : Act.RELEASE,
                at - random.nextInt(25),
                at + random.nextInt(25)));
      }
    }
    return told;
  }

  /** Of the act of that number; far enough behind the last act's answer when it is their count. */
  private static long time(int act) {
    return 100 + act * 10L + (act == 20 ? 30 : 0);
  }

  private static boolean can(List<Operation> operations) {
    return can(operations.toArray(Operation[]::new));
  }

  private static boolean can(Operation... operations) {
    return new TaskHistory(List.of(operations), Set.of("lead")).isLinearizable();
  }

  private static Operation operation(String person, Act act, long begin, long end) {
    return new Operation(person, act, begin, end);
  }
}
