package io.launchdesk.portal.task;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.DraftSize;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.draft.TaskDraft;
import io.launchdesk.store.draft.TaskDraftRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.task.Task;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps a task's half-filled form for the person who fills it in, until the task is answered. */
@Service
class TaskDrafts {
  private final TaskDraftRepository drafts;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TaskDrafts(
      TaskDraftRepository drafts,
      DeskChannel channel,
      TransactionTemplate transaction,
      Clock clock) {
    this.drafts = drafts;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What the person has saved; version 0 when nothing. */
  TaskDraft find(Access access, Task task) {
    if (!access.maySee(task.policy())) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "This task is for %s.".formatted(TaskView.holders(task)));
    }
    return current(access, task);
  }

  /**
   * @param from the version that was changed; 0 for the first save
   * @throws Refusal when the person may not work on the task, it is not open, or there is a newer
   *     draft that says something else
   */
  TaskDraft save(Access access, Task task, int from, Map<String, Object> values) {
    TaskRules.requireWorkable(access, task);
    TaskRules.requireOpen(task);
    Map<String, Object> checked = DraftSize.checked(values);
    TaskDraft next =
        new TaskDraft(checked, from + 1, clock.instant().truncatedTo(ChronoUnit.MICROS));
    return transaction.execute(
        status -> {
          TaskDraft current = current(access, task);
          if (current.version() > 0 && current.values().equals(checked)) {
            return current;
          }
          if (!drafts.save(task.key(), access.person().username(), next)) {
            throw Versions.conflict(current(access, task));
          }
          tell(access, task);
          return next;
        });
  }

  /** Throws the draft away; one that is not there is gone already. */
  void discard(Access access, Task task) {
    transaction.executeWithoutResult(
        status -> {
          if (drafts.delete(task.key(), access.person().username())) {
            tell(access, task);
          }
        });
  }

  private TaskDraft current(Access access, Task task) {
    return drafts.find(task.key(), access.person().username()).orElse(TaskDraft.NONE);
  }

  private void tell(Access access, Task task) {
    channel.tell(DeskNotice.task(task.key(), access.person().username()));
  }
}
