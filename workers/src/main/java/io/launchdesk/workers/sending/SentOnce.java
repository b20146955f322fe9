package io.launchdesk.workers.sending;

import io.launchdesk.store.sending.SendingRepository;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hands something over once as long as this process lives: what the other side has taken is
 * remembered until the database has it too, and nobody else takes it in hand meanwhile. When this
 * process is killed between the two, another hands it over once more after the lease, because
 * nobody knows whether it arrived.
 */
@Component
public class SentOnce {
  private static final Logger LOG = LoggerFactory.getLogger(SentOnce.class);
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private final SendingRepository sendings;
  private final Duration lease;
  private final UUID sender = UUID.randomUUID();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  /**
   * @param lease for how long others leave alone what a process took in hand; longer than any
   *     handing over can last
   */
  SentOnce(SendingRepository sendings, @Value("${launchdesk.sending.lease:90s}") Duration lease) {
    this.sendings = sendings;
    this.lease = lease;
  }

  /** What came of it. */
  public enum Handed {
    /** The other side has it: now or since an earlier call. */
    TAKEN,
    /** It did not take it. */
    REFUSED,
    /** Another process has it in hand. */
    IN_OTHER_HANDS
  }

  /**
   * Hands it over within the transaction that notes the outcome.
   *
   * @param what names it, e.g. {@code notification:17}
   * @param handOver true when the other side took it; false, or whatever it throws, means that it
   *     did not
   * @throws IllegalTransactionStateException outside a transaction
   */
  public Handed send(String what, BooleanSupplier handOver) {
    if (!sendings.begin(what, sender, lease)) {
      return Handed.IN_OTHER_HANDS;
    }
    if (!taken.contains(what) && !arrives(what, handOver)) {
      return Handed.REFUSED;
    }
    sendings.end(what, sender);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            taken.remove(what);
          }
        });
    return Handed.TAKEN;
  }

  private boolean arrives(String what, BooleanSupplier handOver) {
    boolean arrived = false;
    try {
      arrived = handOver.getAsBoolean();
      return arrived;
    } finally {
      if (arrived) {
        taken.add(what);
      } else {
        sendings.end(what, sender);
      }
    }
  }

  /** What a killed process left in hand, and nobody had to take up again, is forgotten. */
  @Scheduled(fixedDelayString = "${launchdesk.sending.purge-interval:1h}")
  void purge() {
    try {
      sendings.forget(FORGOTTEN_AFTER);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("What was in hand is forgotten later, the database is away: {}", e.getMessage());
    }
  }

  /** For how long to leave alone what another process has in hand. */
  public Duration lease() {
    return lease;
  }
}
