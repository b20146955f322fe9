package io.launchdesk.workers.notification;

import io.launchdesk.core.contract.Step;
import io.launchdesk.core.notification.MailAnswers;
import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.store.away.Away;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.effect.EffectRepository;
import io.launchdesk.store.notification.Decision;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.store.notification.RecipientRepository;
import io.launchdesk.store.task.AnswerLinkRepository;
import io.launchdesk.store.task.Task;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells people that a task is there: its holder and who stands in for the holder, else those who
 * could take it. What the requester is asked, the steps of the model tell.
 */
@Component
class TaskNews {
  private final EffectRepository effects;
  private final BriefRepository briefs;
  private final RecipientRepository recipients;
  private final AnswerLinkRepository links;
  private final Plan plan;
  private final RequestWords requests;
  private final Notifier notifier;
  private final Words words;
  private final Clock clock;

  TaskNews(
      EffectRepository effects,
      BriefRepository briefs,
      RecipientRepository recipients,
      AnswerLinkRepository links,
      Plan plan,
      RequestWords requests,
      Notifier notifier,
      Words words,
      Clock clock) {
    this.effects = effects;
    this.briefs = briefs;
    this.recipients = recipients;
    this.links = links;
    this.plan = plan;
    this.requests = requests;
    this.notifier = notifier;
    this.words = words;
    this.clock = clock;
  }

  /**
   * Tells of the task when it is seen for the first time, within the caller's transaction.
   *
   * @param asking the same for tasks that ask the same of the same people; each is told once
   * @throws PlanFailure when the plan does not say how; nothing has happened then
   */
  void tell(Task task, String asking) {
    boolean requesters = task.requester().equals(task.assignee());
    if (!task.isOpen() || task.withdrawn() || requesters) {
      return;
    }
    Decision decision = plan.of(event(task), audience(task));
    if (!effects.claim(
        "task-told:" + task.key(),
        "task-told",
        task.requestId(),
        Map.of("task", task.key()),
        clock.instant())) {
      return;
    }
    briefs
        .find(task.requestId())
        .ifPresent(
            request ->
                notifier.tell(
                    new Notifier.Order(
                        "waiting:" + asking,
                        decision,
                        requests.about(request),
                        values(task),
                        channels(task)),
                    asked(task)));
  }

  private static String audience(Task task) {
    return task.assignee() == null ? PlanAudience.CANDIDATES : PlanAudience.HOLDER;
  }

  private String event(Task task) {
    if (links.header(task.key(), MailAnswers.HEADER).flatMap(MailAnswers::of).isPresent()) {
      return "approval-waiting";
    }
    return task.assignee() == null ? "task-waiting" : "task-yours";
  }

  private List<Recipient> asked(Task task) {
    Stream<Recipient> all =
        task.assignee() == null
            ? Stream.concat(
                task.candidateGroups().stream()
                    .flatMap(group -> recipients.members(group).stream()),
                task.candidateUsers().stream().flatMap(user -> recipients.person(user).stream()))
            : Stream.concat(
                recipients.person(task.assignee()).stream(), deputy(task.assigneeAway()));
    return all.distinct().filter(person -> !isBarred(person, task)).toList();
  }

  /** What is given to somebody is not the group's any more. */
  private static Set<String> channels(Task task) {
    return task.assignee() == null
        ? task.candidateGroups().stream().map(Audience::group).collect(Collectors.toSet())
        : Set.of();
  }

  private Stream<Recipient> deputy(Away away) {
    return away == null || away.deputy() == null
        ? Stream.empty()
        : recipients.person(away.deputy()).stream();
  }

  private static boolean isBarred(Recipient person, Task task) {
    return task.fourEyes()
        && (person.username().equals(task.requester())
            || task.requesterDeputies().contains(person.username()));
  }

  private Map<String, Object> values(Task task) {
    Step step = step(task.elementId());
    Map<String, Object> values = new HashMap<>();
    values.put("task", step);
    values.put("what", (Notifier.Told) language -> words.task(language, step, task.about()));
    values.put("about", (Notifier.Told) language -> words.about(language, step, task.about()));
    values.put("taskKey", Long.toString(task.key()));
    values.put("requester", task.requesterName());
    values.put("dueAt", task.dueAt());
    return values;
  }

  /** Elements that a process owner names otherwise are told by their whole id. */
  private static Step step(String elementId) {
    return elementId.matches(".+_.+") ? Step.ofElement(elementId) : new Step(elementId);
  }
}
