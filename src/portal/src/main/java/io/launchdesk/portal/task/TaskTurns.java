package io.launchdesk.portal.task;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskRepository;
import io.launchdesk.store.task.TaskTurnRepository;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Lets one change of a task happen at a time, whichever portal it comes to. The engine completes a
 * task for whoever asks, so that who claims a task and who answers it at the same moment would both
 * be told that they did.
 */
@Service
class TaskTurns {
  private static final Logger LOG = LoggerFactory.getLogger(TaskTurns.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  /** Longer than any change takes, the engine's silence included. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final TaskTurnRepository turns;
  private final TaskRepository tasks;

  TaskTurns(TaskTurnRepository turns, TaskRepository tasks) {
    this.turns = turns;
    this.tasks = tasks;
  }

  /**
   * Waits for the task's turn and changes it.
   *
   * @param seen the task as the caller saw it
   * @param change gets the task as it is now
   * @throws Refusal when others are at it for too long
   */
  <T> T take(Task seen, Function<Task, T> change) {
    UUID own = UUID.randomUUID();
    await(seen, own);
    try {
      return change.apply(tasks.find(seen.key()).orElse(seen));
    } finally {
      end(seen, own);
    }
  }

  /** What was changed stays so when the turn can't be given back: it ends by itself. */
  private void end(Task task, UUID own) {
    try {
      turns.end(task.key(), own);
    } catch (DataAccessException e) {
      LOG.warn("The turn of task {} was not given back: {}", task.key(), e.getMessage());
    }
  }

  private void await(Task task, UUID own) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!turns.take(task.key(), own, LONGEST)) {
      if (System.nanoTime() > end) {
        throw busy(task);
      }
      try {
        Thread.sleep(LOOK_EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw busy(task);
      }
    }
  }

  private static Refusal busy(Task task) {
    return new Refusal(
        ProblemType.TASK_TAKEN,
        "Somebody else is changing task %d at this moment; look at it again."
            .formatted(task.key()));
  }
}
