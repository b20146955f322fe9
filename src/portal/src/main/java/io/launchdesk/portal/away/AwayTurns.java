package io.launchdesk.portal.away;

import io.launchdesk.portal.live.AnnouncementListener;
import io.launchdesk.store.away.AbsenceRepository;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells all portals in the moment in which somebody leaves or comes back: nothing else happens then
 * that could be heard. It sleeps until that moment, and looks anew when absences have changed.
 */
@Component
class AwayTurns implements AnnouncementListener, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AwayTurns.class);
  private static final Duration LONGEST_SLEEP = Duration.ofDays(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  private final AbsenceRepository absences;
  private final DeskChannel channel;
  private final Clock clock;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("away-turns").daemon().factory());
  private volatile boolean running;
  private Instant told;
  private ScheduledFuture<?> sleeping;

  AwayTurns(AbsenceRepository absences, DeskChannel channel, Clock clock) {
    this.absences = absences;
    this.channel = channel;
    this.clock = clock;
  }

  @Override
  public void told(String announced, String payload) {
    if (announced.equals(DeskChannel.NAME) && payload.contains("\"people\"")) {
      lookAnew(Duration.ZERO);
    }
  }

  @Override
  public void missedSome() {
    lookAnew(Duration.ZERO);
  }

  @Override
  public void start() {
    told = clock.instant();
    running = true;
    lookAnew(Duration.ZERO);
  }

  @Override
  public void stop() {
    running = false;
    clockwork.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private synchronized void lookAnew(Duration in) {
    if (!running) {
      return;
    }
    if (sleeping != null) {
      sleeping.cancel(false);
    }
    sleeping = clockwork.schedule(this::turn, in.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void turn() {
    try {
      Instant now = clock.instant();
      List<String> turned = absences.turned(told, now);
      if (!turned.isEmpty()) {
        channel.tell(DeskNotice.people(turned));
      }
      told = now;
      lookAnew(
          absences
              .nextTurn(now)
              // The database's own clock decides who is away: do not be ahead of it.
              .map(next -> Duration.between(now, next).plusMillis(200))
              .filter(next -> next.compareTo(LONGEST_SLEEP) < 0)
              .orElse(LONGEST_SLEEP));
    } catch (RuntimeException e) {
      LOG.warn("who leaves or comes back could not be told: {}", e.getMessage());
      lookAnew(AFTER_FAILURE);
    }
  }
}
