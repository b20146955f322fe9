package io.launchdesk.portal.notification;

import io.launchdesk.core.notification.Channels;
import io.launchdesk.core.notification.CommunicationPlan;
import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.PlanFault;
import io.launchdesk.core.notification.TellingRules.Telling;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.Decision;
import io.launchdesk.store.notification.DeployedPlan;
import io.launchdesk.store.notification.NewNotification;
import io.launchdesk.store.notification.NotificationRepository;
import io.launchdesk.store.notification.PreferenceRepository;
import io.launchdesk.store.notification.TopicChannel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells of what happens in the portal as the communication plan says. What the plan does not say is
 * kept, and told by the workers as soon as it does: what somebody does here is not refused for it.
 */
@Component
public class PortalPlan {
  private static final Logger LOG = LoggerFactory.getLogger(PortalPlan.class);

  private final DeployedPlan deployed;
  private final NotificationRepository notifications;
  private final PreferenceRepository preferences;
  private final TopicChannel topics;
  private final DeskChannel channel;

  PortalPlan(
      DeployedPlan deployed,
      NotificationRepository notifications,
      PreferenceRepository preferences,
      TopicChannel topics,
      DeskChannel channel) {
    this.deployed = deployed;
    this.notifications = notifications;
    this.preferences = preferences;
    this.topics = topics;
    this.channel = channel;
  }

  /**
   * Something to tell one person.
   *
   * @param cause what it happens by; told once to each recipient
   * @param event in the communication plan
   * @param audience in the communication plan
   * @param topic what it is about
   * @param facts what the words are made of
   * @param commentId null when it is not about a comment
   */
  public record News(
      String cause,
      String event,
      String audience,
      Topic topic,
      String recipient,
      Map<String, String> facts,
      Long commentId) {}

  /** Tells it, within the caller's transaction. */
  public void tell(News news, Instant now) {
    Decision decision = decision(news);
    Telling telling =
        decision.rule() == null
            ? null
            : preferences.of(news.recipient()).tell(decision.rule(), now);
    boolean told =
        notifications.add(
            new NewNotification(
                news.cause(),
                decision,
                news.topic(),
                news.recipient(),
                news.facts(),
                news.commentId(),
                null,
                telling,
                now));
    if (told) {
      channel.tell(DeskNotice.notifications(news.recipient()));
      topics.changed(news.topic());
    }
  }

  /** The most that the plan has for this kind of event; everything while there is no plan. */
  Channels most(EventKind kind) {
    Optional<CommunicationPlan> plan = deployed.plan();
    return plan.map(known -> known.most(kind)).orElse(Channels.ALL);
  }

  /** Templates that are no file of Launchdesk's are known to the workers alone. */
  private Decision decision(News news) {
    try {
      return deployed.of(news.event(), news.audience(), EventKind::hasTemplate);
    } catch (PlanFault e) {
      LOG.warn("The event {} is told later: {}", news.cause(), e.getMessage());
      return Decision.none(news.event(), news.audience());
    }
  }
}
