package io.launchdesk.workers.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Leases of nine seconds, by a clock of our own, with an engine that answers as told. */
class JobLeasesTest {
  private static final Duration LEASE = Duration.ofSeconds(9);
  private static final Duration HOLD = Duration.ofSeconds(60);

  private long now = Long.MAX_VALUE - 5_000_000_000L;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final JobLeases leases =
      new JobLeases(new JobProperties(LEASE, HOLD, 8, Duration.ofMinutes(3)), meters, () -> now);
  private final List<Question> questions = new ArrayList<>();
  private Status.Code answer = Status.Code.OK;

  private record Question(long job, Duration time) {}

  private CompletionStage<?> ask(long job, Duration time, Duration patience) {
    assertThat(patience).isEqualTo(LEASE);
    questions.add(new Question(job, time));
    return answer == Status.Code.OK
        ? CompletableFuture.completedFuture("granted")
        : CompletableFuture.failedFuture(
            new ClientStatusException(
                answer.toStatus(), new StatusRuntimeException(answer.toStatus())));
  }

  private static ActivatedJob job(long key) {
    return (ActivatedJob)
        Proxy.newProxyInstance(
            ActivatedJob.class.getClassLoader(),
            new Class<?>[] {ActivatedJob.class},
            (proxy, called, arguments) -> called.getName().equals("getKey") ? key : "any");
  }

  private Optional<JobLease> comes(long key, boolean late) {
    return leases.hold(job(key), this::ask, late);
  }

  private JobLease comes(long key) {
    return comes(key, false).orElseThrow();
  }

  /** Ten looks a second, as in the workers. */
  private void pass(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 100) {
      now += Duration.ofMillis(100).toNanos();
      leases.renew();
    }
  }

  private double count(String outcome) {
    return meters.counter("launchdesk.job.leases", "outcome", outcome).count();
  }

  @Test
  void shouldAskForMoreTimeEachThirdOfALeaseWhileAJobWaits() {
    // given
    JobLease job = comes(1);

    // when
    pass(Duration.ofSeconds(30));

    // then
    assertThat(questions).hasSizeBetween(10, 13).containsOnly(new Question(1, LEASE));
    assertThat(leases.begin(job)).isTrue();
  }

  @Test
  void shouldAskNothingWhenAJobIsDoneSoon() {
    // given
    JobLease job = comes(1);

    // when
    leases.begin(job);
    leases.handled(job);
    leases.release(1);
    pass(Duration.ofSeconds(30));

    // then
    assertThat(questions).isEmpty();
    assertThat(leases.held("any")).isZero();
  }

  @Test
  void shouldHoldAJobThatIsHandledNoLongerThanItMayLast() {
    // given
    JobLease job = comes(1);
    leases.begin(job);

    // when
    pass(HOLD.plus(Duration.ofSeconds(1)));
    questions.clear();
    pass(HOLD);

    // then
    assertThat(questions).isEmpty();
    assertThat(comes(1, false)).as("the same job, which the engine gives out again").isPresent();
  }

  @Test
  void shouldHoldAJobUntilTheEngineHasTakenItsOutcome() {
    // given
    JobLease job = comes(1);
    leases.begin(job);
    leases.handled(job);

    // when
    pass(Duration.ofSeconds(20));

    // then
    assertThat(questions).hasSizeGreaterThan(5);
    leases.release(1);
    questions.clear();
    pass(Duration.ofSeconds(20));
    assertThat(questions).isEmpty();
  }

  @Test
  void shouldNotBeginAJobThatTheEngineHasGivenToAnother() {
    // given
    JobLease unknown = comes(1);
    answer = Status.Code.NOT_FOUND;
    pass(Duration.ofSeconds(3));
    answer = Status.Code.FAILED_PRECONDITION;
    JobLease notActive = comes(2);
    pass(Duration.ofSeconds(4));

    // then
    assertThat(leases.begin(unknown)).isFalse();
    assertThat(leases.begin(notActive)).isFalse();
    assertThat(count("lost")).isEqualTo(2);
    assertThat(leases.held("any")).isZero();
  }

  @Test
  void shouldAskABusyEngineOnceInAThirdOfALeaseAndNotBeginWhatItDidNotGrant() {
    // given
    answer = Status.Code.RESOURCE_EXHAUSTED;
    JobLease job = comes(1);

    // when
    pass(Duration.ofSeconds(30));

    // then
    assertThat(questions).hasSizeBetween(2, 3);
    assertThat(count("unanswered")).isEqualTo(questions.size());
    assertThat(leases.begin(job)).isFalse();
  }

  @Test
  void shouldGoOnAskingForAJobThatIsHandledWhenTheEngineWasAway() {
    // given
    JobLease job = comes(1);
    leases.begin(job);
    answer = Status.Code.UNAVAILABLE;
    pass(Duration.ofSeconds(20));
    answer = Status.Code.OK;

    // when
    pass(Duration.ofSeconds(4));

    // then
    assertThat(job.isHeld(now)).isTrue();
  }

  @Test
  void shouldLeaveAJobThatComesAgainToWhoHasIt() {
    // given
    JobLease waiting = comes(1);
    JobLease handled = comes(2);
    leases.begin(handled);

    // then
    assertThat(comes(1, false)).isEmpty();
    assertThat(comes(2, false)).isEmpty();
    assertThat(count("again")).isEqualTo(2);
    assertThat(leases.begin(waiting)).isTrue();
  }

  @Test
  void shouldTakeAJobAgainThatTheEngineGivesOutAfterItsFailureWasTold() {
    // given
    JobLease first = comes(1);
    leases.begin(first);
    leases.handled(first);

    // when
    JobLease second = comes(1);
    leases.release(1);

    // then
    assertThat(leases.begin(second)).isTrue();
  }

  @Test
  void shouldAskTheEngineFirstForAJobThatComesLate() {
    // when
    JobLease stillOurs = comes(1, true).orElseThrow();
    answer = Status.Code.NOT_FOUND;
    JobLease gone = comes(2, true).orElseThrow();

    // then
    assertThat(questions).hasSize(2);
    assertThat(leases.begin(stillOurs)).isTrue();
    assertThat(leases.begin(gone)).isFalse();
  }

  @Test
  void shouldLetGoOfJobsThatWaitWhenNoneIsBegunAnyMore() {
    // given
    JobLease hanging = comes(1);
    leases.begin(hanging);
    JobLease waiting = comes(2);

    // when
    pass(HOLD.plus(Duration.ofSeconds(1)));

    // then
    assertThat(leases.begin(waiting)).isFalse();
  }

  @Test
  void shouldHoldJobsThatWaitForAsLongAsOthersAreBegun() {
    // given
    JobLease waiting = comes(1);

    // when
    for (int i = 0; i < 10; i++) {
      JobLease other = comes(100 + i);
      leases.begin(other);
      leases.release(100 + i);
      pass(HOLD.dividedBy(2));
    }

    // then
    assertThat(leases.begin(waiting)).isTrue();
  }

  @Test
  void shouldAskForLongerWhenManyJobsWait() {
    // given
    for (int i = 0; i < 1000; i++) {
      comes(i);
    }

    // when
    pass(Duration.ofSeconds(3));

    // then
    assertThat(questions)
        .hasSize(1000)
        .allMatch(question -> question.time().equals(Duration.ofSeconds(30)));
    questions.clear();
    pass(Duration.ofSeconds(8));
    assertThat(questions).hasSizeLessThan(1000);
  }

  @Test
  void shouldNotAskAboutMoreJobsAtATimeThanTheEngineHasToAnswer() {
    // given
    List<CompletableFuture<Object>> open = new ArrayList<>();
    for (long key = 0; key < 200; key++) {
      leases.hold(
          job(key),
          (asked, time, patience) -> {
            open.add(new CompletableFuture<>());
            return open.getLast();
          },
          false);
    }

    // when
    pass(Duration.ofSeconds(4));

    // then
    assertThat(open).hasSize(64);
    List.copyOf(open).forEach(one -> one.complete("granted"));
    pass(Duration.ofMillis(100));
    assertThat(open).hasSize(128);
  }
}
