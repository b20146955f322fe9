package io.launchdesk.workers.sla;

import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.store.effect.EffectRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.notification.OpenTaskRepository;
import io.launchdesk.store.sla.LedgerClock;
import io.launchdesk.store.task.SuccessorRepository;
import io.launchdesk.store.task.Task;
import io.launchdesk.store.task.TaskRepository;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chooses who gets a task that nobody does: the deputy of the one who holds it and is away, else
 * the lead of its group who has least to do. Rights stay as they are: only who may be handed the
 * task is chosen, four eyes included.
 */
@Component
class Successor {
  private final OpenTaskRepository open;
  private final TaskRepository tasks;
  private final PersonRepository people;
  private final SuccessorRepository successors;
  private final EffectRepository effects;
  private final Clock clock;

  Successor(
      OpenTaskRepository open,
      TaskRepository tasks,
      PersonRepository people,
      SuccessorRepository successors,
      EffectRepository effects,
      Clock clock) {
    this.open = open;
    this.tasks = tasks;
    this.people = people;
    this.successors = successors;
    this.effects = effects;
    this.clock = clock;
  }

  /** Who gets which task. */
  record Chosen(Task task, String username) {}

  /**
   * The choice for that level, made once and kept before it is carried out: a worker that is called
   * again hands the task to the same person. Empty when the task is done, or nobody may take it.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Optional<Chosen> of(LedgerClock late, SlaLevel level) {
    String key = "sla:" + late.key() + ":" + level.key();
    return open.of(late.key())
        .flatMap(task -> tasks.find(task.key()))
        .flatMap(
            task ->
                kept(key).or(() -> choice(key, task, late)).map(name -> new Chosen(task, name)));
  }

  private Optional<String> kept(String key) {
    return effects.result(key).map(result -> (String) result.get("to"));
  }

  private Optional<String> choice(String key, Task task, LedgerClock late) {
    Optional<String> found =
        Stream.concat(deputy(task), leads(task, late))
            .filter(name -> !name.equals(task.assignee()))
            .filter(name -> mayReceive(name, task))
            .findFirst();
    found.ifPresent(
        name ->
            effects.claim(key, "hand-over", task.requestId(), Map.of("to", name), clock.instant()));
    return found;
  }

  private static Stream<String> deputy(Task task) {
    return task.assigneeAway() == null || task.assigneeAway().deputy() == null
        ? Stream.empty()
        : Stream.of(task.assigneeAway().deputy());
  }

  private Stream<String> leads(Task task, LedgerClock late) {
    return successors.leads(task.candidateGroups(), late.rule().escalateTo()).stream();
  }

  private boolean mayReceive(String username, Task task) {
    return people
        .find(username)
        .map(Access::new)
        .filter(access -> access.mayReceive(task.policy(), task.requesterTeam()))
        .isPresent();
  }
}
