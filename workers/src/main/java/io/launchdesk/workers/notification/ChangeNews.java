package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.change.Affected;
import io.launchdesk.store.change.Affected.Person;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeHistory;
import io.launchdesk.store.change.ChangeNewsRepository;
import io.launchdesk.store.change.ChangeReach;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.store.notification.RecipientRepository;
import io.launchdesk.store.notification.TopicChannel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells those whom a change of models concerns what it means for them; its author knows. */
@Component
class ChangeNews {
  private static final int LONGEST_EXCERPT = 500;

  private final ChangeRepository changes;
  private final ChangeHistory history;
  private final ChangeNewsRepository news;
  private final ChangeReach reach;
  private final RecipientRepository recipients;
  private final Plan plan;
  private final Notifier notifier;
  private final TopicChannel topics;
  private final Words words;

  ChangeNews(
      ChangeRepository changes,
      ChangeHistory history,
      ChangeNewsRepository news,
      ChangeReach reach,
      RecipientRepository recipients,
      Plan plan,
      Notifier notifier,
      TopicChannel topics,
      Words words) {
    this.changes = changes;
    this.history = history;
    this.news = news;
    this.reach = reach;
    this.recipients = recipients;
    this.plan = plan;
    this.notifier = notifier;
    this.topics = topics;
    this.words = words;
  }

  /**
   * Tells of the change, and keeps whom it concerns, within the caller's transaction.
   *
   * @throws PlanFailure when the plan does not say how
   */
  void tell(int number, Instant now) {
    Change change = changes.find(number).orElseThrow();
    Affected affected = reach.of(change, now);
    news.keep(number, affected.people());
    Map<String, List<String>> told =
        affected.people().stream()
            .filter(person -> !person.username().equals(change.author()))
            .collect(
                Collectors.groupingBy(
                    Person::audience, Collectors.mapping(Person::username, Collectors.toList())));
    told.forEach(
        (audience, people) -> tell(change, audience, people, channels(audience, affected)));
    history.happened(number, null, told.isEmpty() ? "told-nobody" : "told", null, now);
    news.told(number, now);
    topics.changed(Topic.change(number));
  }

  private void tell(Change change, String audience, List<String> people, Set<String> channels) {
    List<Recipient> found = recipients.people(people);
    notifier.tell(
        new Notifier.Order(
            ChangeNewsRepository.cause(change.number()),
            plan.of(change.isReturn() ? "change-returned" : "change-live", audience),
            new About(Topic.change(change.number()), change.title(), values(change)),
            Map.of(
                "author", change.authorName(),
                "text", excerpt(change.notice()),
                "liveAt", change.liveAt()),
            channels),
        found);
  }

  /** Channels hear what their group or team is asked, not what concerns one person. */
  private static Set<String> channels(String audience, Affected affected) {
    return switch (audience) {
      case PlanAudience.CANDIDATES -> groups(affected.groups());
      case PlanAudience.TEAM -> groups(affected.teams());
      default -> Set.of();
    };
  }

  private static Set<String> groups(Set<String> names) {
    return names.stream().map(Audience::group).collect(Collectors.toSet());
  }

  private Map<String, Object> values(Change change) {
    List<String> models =
        changes.items(change.number()).stream().map(item -> item.name()).sorted().toList();
    Map<String, Object> values = new HashMap<>();
    values.put("note", change.notice());
    values.put(
        "changes",
        (Notifier.Told)
            language ->
                models.stream()
                    .map(name -> "- " + words.text(language, name))
                    .collect(Collectors.joining("\n")));
    return values;
  }

  private static String excerpt(String text) {
    if (text.length() <= LONGEST_EXCERPT) {
      return text;
    }
    boolean halved = Character.isHighSurrogate(text.charAt(LONGEST_EXCERPT - 1));
    return text.substring(0, halved ? LONGEST_EXCERPT - 1 : LONGEST_EXCERPT) + "…";
  }
}
