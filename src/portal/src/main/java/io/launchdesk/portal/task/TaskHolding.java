package io.launchdesk.portal.task;

import io.launchdesk.portal.engine.Engine;
import io.launchdesk.portal.engine.EngineAnswer;
import io.launchdesk.portal.engine.ReadModel;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.task.HandoverRepository;
import io.launchdesk.store.task.HandoverRepository.Handover;
import io.launchdesk.store.task.HandoverRepository.How;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who holds a task: claim, release, assign. Each call waits a short while until lists show it, so
 * that the caller's next read is not behind.
 */
@Service
class TaskHolding {
  private static final int LONGEST_NOTE = 1000;

  private final TaskTurns turns;
  private final Engine engine;
  private final ReadModel readModel;
  private final TaskRepository tasks;
  private final PersonRepository people;
  private final HandoverRepository handovers;
  private final AuditLog audit;
  private final AssignmentNews news;
  private final TransactionTemplate transaction;
  private final DeskChannel channel;

  TaskHolding(
      TaskTurns turns,
      Engine engine,
      ReadModel readModel,
      TaskRepository tasks,
      PersonRepository people,
      HandoverRepository handovers,
      AuditLog audit,
      AssignmentNews news,
      TransactionTemplate transaction,
      DeskChannel channel) {
    this.turns = turns;
    this.engine = engine;
    this.readModel = readModel;
    this.tasks = tasks;
    this.people = people;
    this.handovers = handovers;
    this.audit = audit;
    this.news = news;
    this.transaction = transaction;
    this.channel = channel;
  }

  /** Gives the caller a task that nobody holds; a task that the caller holds already stays so. */
  void claim(Access access, Task seen) {
    inTurn(seen, task -> claimNow(access, task));
  }

  private void claimNow(Access access, Task task) {
    TaskRules.requireWorkable(access, task);
    TaskRules.requireOpen(task);
    TaskRules.requireNotHeldByOthers(access, task);
    String me = access.person().username();
    if (me.equals(task.assignee())) {
      return;
    }
    check(engine.assign(task.key(), me, false).join(), task);
    awaitHolder(task, me);
    audit.add(me, "task.claim", subject(task), Map.of());
  }

  /** Puts a task that the caller holds back into its queue; dispatchers may do so for others. */
  void release(Access access, Task seen) {
    inTurn(seen, task -> releaseNow(access, task));
  }

  private void releaseNow(Access access, Task task) {
    TaskRules.requireOpen(task);
    boolean mine = access.person().username().equals(task.assignee());
    if (!mine && !access.mayDispatch()) {
      TaskRules.requireWorkable(access, task);
      TaskRules.requireNotHeldByOthers(access, task);
    }
    if (task.assignee() == null) {
      return;
    }
    if (!task.policy().hasCandidates()) {
      throw new Refusal(
          ProblemType.TASK_NOT_HELD, "The task waits for no group; nobody would find it again.");
    }
    check(engine.unassign(task.key()).join(), task);
    awaitHolder(task, null);
    tellFormerHolder(task);
    audit.add(
        access.person().username(), "task.release", subject(task), Map.of("from", task.assignee()));
  }

  /**
   * Hands a task to somebody who may work on it. Who holds it, or stands in for who does, delegates
   * it; who was delegated it may give it back to the one who did, candidate or not.
   *
   * @param note why; null or empty for nothing
   */
  void assign(Access access, Task seen, Object assignee, String note) {
    inTurn(seen, task -> assignNow(access, task, assignee, note));
  }

  private void assignNow(Access access, Task task, Object assignee, String note) {
    if (!access.mayAssign(task.policy())) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "Only its holder, members of the task's groups, marketing leads, operators and admins hand it on.");
    }
    TaskRules.requireOpen(task);
    String username = EnteredJson.text("assignee", assignee, 63);
    Access receiver =
        people
            .find(username)
            .map(Access::new)
            .orElseThrow(
                () -> Refusal.invalid("assignee", "there is nobody named " + username + "."));
    String said =
        note == null || note.isBlank() ? null : EnteredJson.text("note", note, LONGEST_NOTE);
    How how = how(access, task, username);
    requireReceivable(receiver, task, how);
    if (!username.equals(task.assignee())) {
      check(engine.assign(task.key(), username, true).join(), task);
      awaitHolder(task, username);
      tellFormerHolder(task);
      Map<String, Object> details = new HashMap<>(Map.of("assignee", username, "how", how.slug()));
      if (task.assignee() != null) {
        details.put("from", task.assignee());
      }
      if (said != null) {
        details.put("note", said);
      }
      transaction.executeWithoutResult(
          status -> {
            audit.add(access.person().username(), "task.assign", subject(task), details);
            news.tell(task, receiver.person(), access.person(), said);
          });
    }
  }

  private void inTurn(Task seen, Consumer<Task> change) {
    turns.take(
        seen,
        task -> {
          change.accept(task);
          return task;
        });
  }

  /** That the task's holder has it by delegation; empty when it came otherwise. */
  static Optional<Handover> delegation(Task task, List<Handover> history) {
    return history.isEmpty()
        ? Optional.empty()
        : Optional.of(history.getLast())
            .filter(last -> last.how() == How.DELEGATED && last.to().equals(task.assignee()));
  }

  private How how(Access access, Task task, String receiver) {
    boolean holds = access.person().username().equals(task.assignee());
    if (!holds && !access.standsIn(task.policy())) {
      return How.ASSIGNED;
    }
    return delegation(task, handovers.of(task.requestId(), task.key()))
            .filter(given -> receiver.equals(given.from()))
            .isPresent()
        ? How.RETURNED
        : How.DELEGATED;
  }

  /** Who was handed the task by name does not see it any more, and must hear of that. */
  private void tellFormerHolder(Task task) {
    if (task.assignee() != null) {
      channel.tell(DeskNotice.task(task.key(), task.assignee()));
    }
  }

  private static void requireReceivable(Access receiver, Task task, How how) {
    Person person = receiver.person();
    if (receiver.isBarredByFourEyes(task.policy())) {
      throw new Refusal(
          ProblemType.FOUR_EYES,
          "%s asked for %s and cannot decide on it."
              .formatted(person.displayName(), task.requestId()));
    }
    if (how != How.RETURNED && !receiver.mayReceive(task.policy(), task.requesterTeam())) {
      throw Refusal.invalid(
          "assignee", person.displayName() + " is in none of the groups that work on this task.");
    }
  }

  private void check(EngineAnswer answer, Task task) {
    switch (answer) {
      case EngineAnswer.Accepted done -> {}
      case EngineAnswer.Gone gone -> throw changedMeanwhile(task);
      case EngineAnswer.Invalid invalid -> throw changedMeanwhile(task);
      case EngineAnswer.Unavailable away -> throw Refusal.engineAway();
    }
  }

  private static Refusal changedMeanwhile(Task task) {
    return new Refusal(
        ProblemType.TASK_TAKEN,
        "Task %d changed hands or was answered a moment ago.".formatted(task.key()));
  }

  private void awaitHolder(Task task, String username) {
    readModel.await(
        () ->
            tasks
                .find(task.key())
                .map(now -> Objects.equals(now.assignee(), username) || !now.isOpen())
                .orElse(true));
  }

  private static String subject(Task task) {
    return task.requestId() + "/" + task.key();
  }
}
