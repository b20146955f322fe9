package io.launchdesk.portal.task;

import io.launchdesk.portal.engine.Engine;
import io.launchdesk.portal.engine.EngineAnswer;
import io.launchdesk.portal.engine.Relay;
import io.launchdesk.portal.engine.Settlement;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.outbox.Command.CompleteUserTask;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.outbox.OutboxRow;
import io.launchdesk.store.task.Answer;
import io.launchdesk.store.task.AnswerRepository;
import io.launchdesk.store.task.ApprovalSeats;
import io.launchdesk.store.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an answer to a task. Answer, what follows from it and the command to the engine are stored
 * in one transaction; then the engine is told at once, and by the relay when it is not there.
 */
@Service
class CompleteTask {
  private static final Duration LEASE = Duration.ofSeconds(15);

  private final TaskTurns turns;
  private final TaskForms forms;
  private final TaskData data;
  private final AnswerRepository answers;
  private final ApprovalSeats seats;
  private final OutboxRepository outbox;
  private final Engine engine;
  private final Settlement settlement;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CompleteTask(
      TaskTurns turns,
      TaskForms forms,
      TaskData data,
      AnswerRepository answers,
      ApprovalSeats seats,
      OutboxRepository outbox,
      Engine engine,
      Settlement settlement,
      TransactionTemplate transaction,
      Clock clock) {
    this.turns = turns;
    this.forms = forms;
    this.data = data;
    this.answers = answers;
    this.seats = seats;
    this.outbox = outbox;
    this.engine = engine;
    this.settlement = settlement;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * An answer that is safe now.
   *
   * @param engine {@code told}, or {@code waiting} while the engine cannot be reached: then it is
   *     told as soon as it can be
   */
  record Completed(String id, String requestId, String state, Instant completedAt, String engine) {}

  /**
   * Takes the answer; the same answer of the same person once more, as after a lost connection, is
   * told to be taken and changes nothing.
   *
   * @param variables the form's fields as entered
   * @throws Refusal when the person may not, the task is not open, or fields are not valid
   */
  Completed complete(Access access, Task seen, Map<String, Object> variables) {
    return turns.take(
        seen,
        task -> {
          TaskRules.requireWorkable(access, task);
          TaskData.Given given = data.of(task);
          return before(access, task, variables, given)
              .orElseGet(() -> take(access, task, variables, given, () -> {}));
        });
  }

  /**
   * Takes the answer as above, but not once more.
   *
   * @param permission what must succeed in the transaction that stores the answer
   */
  Completed completeOnce(
      Access access, Task seen, Map<String, Object> variables, Runnable permission) {
    return turns.take(
        seen,
        task -> {
          TaskRules.requireWorkable(access, task);
          return take(access, task, variables, data.of(task), permission);
        });
  }

  private Completed take(
      Access access,
      Task task,
      Map<String, Object> variables,
      TaskData.Given given,
      Runnable permission) {
    TaskRules.requireOpen(task);
    TaskRules.requireInHand(access, task);
    TaskForms.Checked checked = forms.check(task, variables, given.variables());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Answer answer =
        new Answer(
            task.key(),
            task.requestId(),
            task.elementId(),
            checked.formId(),
            access.person().username(),
            access.standsIn(task.policy()) ? task.assignee() : null,
            checked.data(),
            given.process(),
            now);
    OutboxRow row = store(answer, new CompleteUserTask(task.key(), checked.steering()), permission);
    EngineAnswer told = engine.send(row.command()).join();
    return switch (settlement.settle(row, told, Relay.pauseAfter(row.attempts(), told))) {
      case DONE -> completed(answer, "told");
      case WAITING -> completed(answer, "waiting");
      case REFUSED ->
          throw new Refusal(
              ProblemType.TASK_NOT_OPEN,
              "The engine does not know the task any more; your answer was not stored.");
    };
  }

  /** What was said to the same answer before; empty when the person has not given it. */
  private Optional<Completed> before(
      Access access, Task task, Map<String, Object> variables, TaskData.Given given) {
    return answers
        .given(task.key(), access.person().username())
        .filter(answer -> answer.data().equals(forms.entered(task, variables, given.variables())))
        .map(
            answer ->
                new Completed(
                    Long.toString(task.key()),
                    task.requestId(),
                    "completed",
                    answer.at(),
                    task.state().equals("completed") ? "told" : "waiting"));
  }

  private OutboxRow store(Answer answer, CompleteUserTask command, Runnable permission) {
    return transaction.execute(
        status -> {
          permission.run();
          requireOneSeat(answer);
          if (!answers.add(answer)) {
            throw new Refusal(ProblemType.TASK_NOT_OPEN, "Somebody else answered it a moment ago.");
          }
          return outbox.addClaimed(answer.requestId(), command, answer.at(), LEASE);
        });
  }

  private void requireOneSeat(Answer answer) {
    String step = answer.variableText("approvalStep", "step");
    if (step != null
        && seats.hasAnotherSeat(answer.taskKey(), answer.requestId(), step, answer.voices())) {
      String who = answer.onBehalfOf() == null ? "You have" : "You, or whom you stand in for, have";
      throw new Refusal(
          ProblemType.FOUR_EYES,
          "%s decided this step of %s already; the other seats are for other people."
              .formatted(who, answer.requestId()));
    }
  }

  private static Completed completed(Answer answer, String engine) {
    return new Completed(
        Long.toString(answer.taskKey()), answer.requestId(), "completed", answer.at(), engine);
  }
}
