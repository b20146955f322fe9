package io.launchdesk.store.sla;

import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.notification.Decision;
import io.launchdesk.store.notification.NewNotification;
import io.launchdesk.store.notification.NotificationRepository;
import io.launchdesk.store.notification.TopicChannel;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells the people named in an agreement what becomes of it, each once for each version. What is
 * told is kept in the transaction of the change; where and when it is told is decided by the
 * communication plan, as soon as the workers look. Nobody is told what they did themselves.
 */
@Component
public class AgreementNews {
  private final AgreementRepository agreements;
  private final PersonRepository people;
  private final NotificationRepository notifications;
  private final TopicChannel topics;

  AgreementNews(
      AgreementRepository agreements,
      PersonRepository people,
      NotificationRepository notifications,
      TopicChannel topics) {
    this.agreements = agreements;
    this.people = people;
    this.notifications = notifications;
    this.topics = topics;
  }

  /**
   * A version was written: who is named in it is asked, and who is named in the one in force alone
   * hears that it is to change.
   */
  public void written(String id, int number, Instant now) {
    List<AgreementVersion> all = agreements.versions(id);
    AgreementVersion version = numbered(all, number);
    Set<String> asked = named(version);
    asked.remove(version.madeBy());
    tell(version, "agreement-asked", version.madeBy(), asked, now);
    Set<String> others = inForce(all).map(AgreementNews::named).orElseGet(LinkedHashSet::new);
    others.removeAll(asked);
    others.remove(version.madeBy());
    tell(version, "agreement-changed", version.madeBy(), others, now);
  }

  /**
   * A version came into force: who is named in it hears so, and who was named in the one before.
   *
   * @param by who agreed last, and is not told; null when its day has come
   */
  public void inForce(String id, int number, String by, Instant now) {
    List<AgreementVersion> all = agreements.versions(id);
    AgreementVersion version = numbered(all, number);
    Set<String> told = named(version);
    inForce(all.stream().filter(one -> one.version() < number).toList())
        .ifPresent(before -> told.addAll(named(before)));
    told.remove(by);
    tell(version, "agreement-in-force", version.madeBy(), told, now);
  }

  /** It was ended: who is named in the version in force and in the newest hears so. */
  public void ended(String id, String by, Instant now) {
    List<AgreementVersion> all = agreements.versions(id);
    AgreementVersion newest = all.getFirst();
    Set<String> told = named(newest);
    Optional<AgreementVersion> inForce = inForce(all);
    inForce.ifPresent(version -> told.addAll(named(version)));
    told.remove(by);
    tell(inForce.orElse(newest), "agreement-ended", by, told, now);
  }

  private void tell(
      AgreementVersion version, String event, String by, Collection<String> told, Instant now) {
    Topic topic = Topic.agreement(version.agreementId());
    Map<String, String> facts = new HashMap<>();
    facts.put("title", version.name());
    facts.put("author", people.displayNames(List.of(by)).getOrDefault(by, by));
    for (String person : told) {
      notifications.add(
          new NewNotification(
              "agreement:%s:%d:%s".formatted(version.agreementId(), version.version(), event),
              Decision.none(event, PlanAudience.PARTY),
              topic,
              person,
              facts,
              null,
              null,
              null,
              now));
    }
    topics.changed(topic);
  }

  private static AgreementVersion numbered(List<AgreementVersion> all, int number) {
    return all.stream().filter(one -> one.version() == number).findFirst().orElseThrow();
  }

  private static Optional<AgreementVersion> inForce(List<AgreementVersion> newestFirst) {
    return newestFirst.stream().filter(one -> one.inForceAt() != null).findFirst();
  }

  private static Set<String> named(AgreementVersion version) {
    return new LinkedHashSet<>(List.of(version.providerPerson(), version.customerPerson()));
  }
}
