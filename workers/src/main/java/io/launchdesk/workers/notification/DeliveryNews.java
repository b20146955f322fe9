package io.launchdesk.workers.notification;

import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.Delivery;
import io.launchdesk.store.notification.MessageRepository;
import io.launchdesk.store.notification.MessageRepository.About;
import io.launchdesk.store.notification.TopicChannel;
import io.launchdesk.store.notification.WebhookRepository;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells the portals how messages fare, once for all that was sent meanwhile: each notice of its own
 * would hold up the transactions that send.
 */
@Component
class DeliveryNews {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryNews.class);

  private final MessageRepository messages;
  private final WebhookRepository webhooks;
  private final TopicChannel topics;
  private final DeskChannel channel;
  private final TransactionOperations transactions;
  private Set<Long> changed = new HashSet<>();

  DeliveryNews(
      MessageRepository messages,
      WebhookRepository webhooks,
      TopicChannel topics,
      DeskChannel channel,
      TransactionOperations transactions) {
    this.messages = messages;
    this.webhooks = webhooks;
    this.topics = topics;
    this.channel = channel;
    this.transactions = transactions;
  }

  @TransactionalEventListener(fallbackExecution = true)
  synchronized void changed(Delivery delivery) {
    changed.add(delivery.id());
  }

  /**
   * Tells what has changed since the last time; what cannot be told is seen on the next reading.
   */
  @Scheduled(fixedDelayString = "${launchdesk.notifications.live-interval:1s}")
  void tell() {
    Set<Long> ids = take();
    if (ids.isEmpty()) {
      return;
    }
    try {
      transactions.executeWithoutResult(tx -> tell(ids));
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Portals are not told how messages fare: {}", e.getMessage());
    }
  }

  private synchronized Set<Long> take() {
    Set<Long> taken = changed;
    changed = new HashSet<>();
    return taken;
  }

  private void tell(Set<Long> ids) {
    List<About> about = messages.about(ids);
    about.stream().map(About::topic).filter(Objects::nonNull).distinct().forEach(topics::changed);
    if (about.stream().anyMatch(About::chat)) {
      webhooks.keepers().stream().map(DeskNotice::webhooks).forEach(channel::tell);
    }
  }
}
