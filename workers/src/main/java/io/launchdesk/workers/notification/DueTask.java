package io.launchdesk.workers.notification;

import io.camunda.client.api.response.ActivatedJob;
import io.launchdesk.core.sla.SlaLevel;
import io.launchdesk.store.notification.OpenTaskRepository.OpenTask;
import io.launchdesk.store.sla.SlaActionRepository;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The task beside a timer that has fired. The timer was armed with the first instant of the task's
 * clock: when the clock was held or moved since, it comes too early and brings nothing about.
 */
@Component
class DueTask {
  private final TaskLookup lookup;
  private final SlaActionRepository actions;
  private final Clock clock;

  DueTask(TaskLookup lookup, SlaActionRepository actions, Clock clock) {
    this.lookup = lookup;
    this.actions = actions;
    this.clock = clock;
  }

  /** Carries out the level, unless it was carried out, is not due yet, or the task is done. */
  void once(ActivatedJob job, SlaLevel level, Consumer<OpenTask> effect) {
    lookup
        .beside(job)
        .filter(task -> actions.isDue(task.elementInstanceKey(), level, clock.instant()))
        .ifPresent(
            task -> {
              effect.accept(task);
              actions.record(task.elementInstanceKey(), level, clock.instant());
            });
  }
}
