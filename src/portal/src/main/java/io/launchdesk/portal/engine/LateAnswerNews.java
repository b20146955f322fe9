package io.launchdesk.portal.engine;

import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.portal.notification.PortalPlan;
import io.launchdesk.portal.notification.PortalPlan.News;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.task.Answer;
import io.launchdesk.store.task.AnswerRepository.TakenBack;
import io.launchdesk.store.task.TaskRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells who was told that an answer is safe that it does not count: the engine heard it too late.
 */
@Component
class LateAnswerNews {
  private static final String EVENT = "answer-late";

  private final TaskRepository tasks;
  private final PortalPlan plan;
  private final DeskChannel channel;

  LateAnswerNews(TaskRepository tasks, PortalPlan plan, DeskChannel channel) {
    this.tasks = tasks;
    this.plan = plan;
    this.channel = channel;
  }

  /**
   * Tells it, within the transaction that takes the answer back.
   *
   * @param command the row of the outbox; each is told of once
   */
  void tell(long command, TakenBack taken, Instant now) {
    Answer answer = taken.answer();
    plan.tell(
        new News(
            "late:" + command,
            EVENT,
            PlanAudience.HOLDER,
            Topic.request(answer.requestId()),
            answer.person(),
            facts(taken),
            null),
        now);
    channel.tell(DeskNotice.task(answer.taskKey(), answer.person()));
  }

  /**
   * Without {@code taskKey}: what asks for a task is taken back when it is done, and this is not.
   */
  private Map<String, String> facts(TakenBack taken) {
    Map<String, String> facts = new HashMap<>();
    facts.put("task", taken.answer().step());
    facts.put("answeredTask", Long.toString(taken.answer().taskKey()));
    facts.put("instead", taken.instead().slug());
    tasks
        .find(taken.answer().taskKey())
        .ifPresent(
            task -> {
              facts.put("title", task.requestTitle());
              if (task.about() != null) {
                facts.put("about", task.about());
              }
            });
    return facts;
  }
}
