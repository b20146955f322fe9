package io.launchdesk.workers.notification;

import io.launchdesk.core.contract.Step;
import io.launchdesk.core.notification.PlanRule;
import io.launchdesk.core.notification.TellingChannel;
import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.core.notification.TopicKind;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.Decision;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.NewNotification;
import io.launchdesk.store.notification.NotificationRepository;
import io.launchdesk.store.notification.PreferenceRepository;
import io.launchdesk.store.notification.Recipient;
import io.launchdesk.store.notification.TopicChannel;
import io.launchdesk.store.request.ConfidentialityRepository;
import io.launchdesk.workers.notification.TaskMails.Reader;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes notifications, one for each recipient and cause, for the portal and the mailer, as the
 * plan says and each recipient wants it.
 */
@Component
class Notifier {
  private static final Set<String> FACTS = Set.of("author", "taskKey", "text");

  private final NotificationRepository notifications;
  private final PreferenceRepository preferences;
  private final ConfidentialityRepository requests;
  private final ChannelNews channels;
  private final TopicChannel topics;
  private final DeskChannel channel;
  private final TaskMails mails;
  private final TopicWords topicWords;
  private final Words words;
  private final Clock clock;

  Notifier(
      NotificationRepository notifications,
      PreferenceRepository preferences,
      ConfidentialityRepository requests,
      ChannelNews channels,
      TopicChannel topics,
      DeskChannel channel,
      TaskMails mails,
      TopicWords topicWords,
      Words words,
      Clock clock) {
    this.notifications = notifications;
    this.preferences = preferences;
    this.requests = requests;
    this.channels = channels;
    this.topics = topics;
    this.channel = channel;
    this.mails = mails;
    this.topicWords = topicWords;
    this.words = words;
    this.clock = clock;
  }

  /**
   * What to tell.
   *
   * @param cause what it happens by; told once to each recipient
   * @param decision what the plan says of it
   * @param values further values for the template's placeholders; instants, steps and what is
   *     {@link Told} are put into the recipient's words
   * @param audiences whose channels may be told, too: {@code group:<name>}, {@code team:<name>}
   */
  record Order(
      String cause,
      Decision decision,
      About about,
      Map<String, Object> values,
      Set<String> audiences) {

    /** For people alone. */
    Order(String cause, Decision decision, About about, Map<String, Object> values) {
      this(cause, decision, about, values, Set.of());
    }
  }

  /** Something that is worded for each recipient. */
  @FunctionalInterface
  interface Told {
    String in(String language);
  }

  /** Tells each of the recipients, in the recipient's language and time zone, and the channels. */
  @Transactional
  public void tell(Order order, Collection<Recipient> recipients) {
    Instant now = clock.instant();
    PlanRule rule = order.decision().rule();
    boolean told = false;
    Topic topic = order.about().topic();
    if (rule.tells(TellingChannel.PORTAL) || rule.tells(TellingChannel.MAIL)) {
      for (Recipient recipient : admitted(topic, recipients)) {
        told |= tell(order, recipient, now);
      }
    }
    if (rule.tells(TellingChannel.CHAT) && !isConfidential(topic)) {
      told |= channels.tell(order, reader -> values(order, reader, ""), now);
    }
    if (told) {
      topics.changed(topic);
    }
  }

  /** Without those from whom the request is kept. */
  private Collection<Recipient> admitted(Topic topic, Collection<Recipient> recipients) {
    if (topic.kind() != TopicKind.REQUEST) {
      return recipients;
    }
    Set<String> admitted =
        requests.admitted(topic.key(), recipients.stream().map(Recipient::username).toList());
    return recipients.stream().filter(one -> admitted.contains(one.username())).toList();
  }

  /** Who reads a channel is not known here. */
  private boolean isConfidential(Topic topic) {
    return topic.kind() == TopicKind.REQUEST && requests.isConfidential(topic.key());
  }

  private boolean tell(Order order, Recipient recipient, Instant now) {
    PlanRule rule = order.decision().rule();
    Telling telling = preferences.of(recipient.username()).tell(rule, now);
    Reader reader = new Reader(recipient.language(), recipient.timeZone());
    MailText text =
        mails.render(
            rule.template(),
            reader,
            values(order, reader, recipient.displayName()),
            (String) order.values().get("taskKey"),
            telling.mailAt());
    boolean told =
        notifications.add(
            new NewNotification(
                order.cause(),
                order.decision(),
                order.about().topic(),
                recipient.username(),
                facts(order),
                null,
                text,
                telling,
                now));
    if (told && telling.portal() && !telling.from().isAfter(now)) {
      channel.tell(DeskNotice.notifications(recipient.username()));
    }
    return told;
  }

  /** What the portal words by itself: who, which task, when. */
  private static Map<String, String> facts(Order order) {
    Map<String, String> facts = new HashMap<>();
    facts.put("title", order.about().title());
    order
        .values()
        .forEach(
            (name, value) -> {
              switch (value) {
                case Step step -> facts.put(name, step.name());
                case Instant instant -> facts.put(name, instant.toString());
                case String text when FACTS.contains(name) -> facts.put(name, text);
                case null, default -> {}
              }
            });
    return facts;
  }

  private Map<String, String> values(Order order, Reader reader, String name) {
    Map<String, String> values =
        new HashMap<>(topicWords.of(order.about().topic(), reader.language()));
    values.put("name", name);
    values.put("title", order.about().title());
    order.about().values().forEach((key, value) -> values.put(key, readable(value, reader)));
    order.values().forEach((key, value) -> values.put(key, readable(value, reader)));
    return values;
  }

  private String readable(Object value, Reader reader) {
    return switch (value) {
      case null -> "–";
      case Instant instant -> Moments.full(instant, reader.language(), reader.timeZone());
      case Step step -> words.step(reader.language(), step);
      case Told told -> told.in(reader.language());
      default -> value.toString();
    };
  }
}
