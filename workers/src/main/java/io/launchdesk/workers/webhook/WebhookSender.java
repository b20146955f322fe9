package io.launchdesk.workers.webhook;

import io.launchdesk.core.notification.RetryPause;
import io.launchdesk.store.notification.KeptNews;
import io.launchdesk.store.notification.NotificationRepository;
import io.launchdesk.store.notification.WaitingTaskRepository;
import io.launchdesk.store.notification.WebhookPosts;
import io.launchdesk.store.notification.WebhookPosts.Post;
import io.launchdesk.workers.sending.SentOnce;
import io.launchdesk.workers.sending.SentOnce.Handed;
import io.launchdesk.workers.webhook.WebhookClient.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what waits for channels, each message in a transaction of its own. A channel that does not
 * take one is left alone for a while with all that waits for it; nothing is given up.
 */
@Component
class WebhookSender {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final int MOST_PER_ROUND = 200;

  private final WebhookPosts posts;
  private final NotificationRepository notifications;
  private final WaitingTaskRepository tasks;
  private final KeptNews kept;
  private final WebhookClient client;
  private final SentOnce once;
  private final TransactionOperations transactions;
  private final WebhookProperties properties;
  private final Clock clock;

  WebhookSender(
      WebhookPosts posts,
      NotificationRepository notifications,
      WaitingTaskRepository tasks,
      KeptNews kept,
      WebhookClient client,
      SentOnce once,
      TransactionOperations transactions,
      WebhookProperties properties,
      Clock clock) {
    this.posts = posts;
    this.notifications = notifications;
    this.tasks = tasks;
    this.kept = kept;
    this.client = client;
    this.once = once;
    this.transactions = transactions;
    this.properties = properties;
    this.clock = clock;
  }

  /** Sends all that is due. */
  @Scheduled(fixedDelayString = "${launchdesk.webhooks.interval:1s}")
  void sendDue() {
    try {
      tasks.dropDone(clock.instant());
      int done = 0;
      while (done < MOST_PER_ROUND && Boolean.TRUE.equals(transactions.execute(tx -> sendNext()))) {
        done++;
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Messages to channels wait, the database is away: {}", e.getMessage());
    }
  }

  private boolean sendNext() {
    Optional<Post> due = posts.takeDue(clock.instant());
    due.filter(post -> !kept.drop(post.id())).ifPresent(this::send);
    return due.isPresent();
  }

  private void send(Post post) {
    Handed handed =
        once.send(
            "notification:" + post.id(),
            () -> {
              Outcome outcome = client.post(post.webhook().address(), WebhookBody.of(post));
              if (outcome.error() != null) {
                postpone(post, outcome);
              }
              return outcome.error() == null;
            });
    switch (handed) {
      case TAKEN -> notifications.mailed(post.id(), clock.instant());
      case IN_OTHER_HANDS ->
          notifications.leaveUntil(post.id(), clock.instant().plus(once.lease()));
      case REFUSED -> LOG.debug("message {} waits", post.id());
    }
  }

  private void postpone(Post post, Outcome outcome) {
    Duration pause = RetryPause.after(post.attempts(), properties.longestPause());
    Duration longer = pause.compareTo(outcome.pause()) < 0 ? outcome.pause() : pause;
    LOG.warn(
        "Message {} was not taken by the channel '{}', next in {}: {}",
        post.id(),
        post.webhook().name(),
        longer,
        outcome.error());
    posts.postpone(post, outcome.error(), clock.instant().plus(longer));
  }
}
