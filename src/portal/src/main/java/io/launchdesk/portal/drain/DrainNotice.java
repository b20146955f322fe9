package io.launchdesk.portal.drain;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The time between <em>not ready</em> and the end of the server, in which load balancers notice and
 * calls are answered as ever. Then come, each in a phase of its own: live streams, the server with
 * the calls in flight, and the relay of commands.
 */
@Component
class DrainNotice implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DrainNotice.class);

  private final Duration notice;
  private volatile boolean draining;
  private volatile boolean running;

  /**
   * @param notice how long; a load balancer must ask for health more often than that
   */
  DrainNotice(@Value("${launchdesk.drain.notice:0s}") Duration notice) {
    this.notice = notice;
  }

  boolean isDraining() {
    return draining;
  }

  @EventListener(ContextClosedEvent.class)
  void begin() {
    draining = true;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    if (notice.isPositive()) {
      LOG.info("not ready any more; calls are answered for {} ms", notice.toMillis());
      try {
        Thread.sleep(notice);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** The first to stop. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
