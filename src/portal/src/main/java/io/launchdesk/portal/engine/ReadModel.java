package io.launchdesk.portal.engine;

import io.launchdesk.portal.PortalSettings;
import io.launchdesk.portal.live.AnnouncementListener;
import io.launchdesk.portal.live.Announcements;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Waits until the read model shows what a command did. The exporter tells on the channel {@code
 * engine} that it has written.
 */
@Component
public class ReadModel implements AnnouncementListener {
  private static final long RECHECK_MILLIS = 100;

  private final Duration patience;
  private final Object written = new Object();

  ReadModel(PortalSettings settings) {
    this.patience = settings.reads().patience();
  }

  /**
   * Waits a short while for the read model.
   *
   * @param shown asks it
   * @return whether it was shown in time
   */
  public boolean await(BooleanSupplier shown) {
    long end = System.nanoTime() + patience.toNanos();
    while (!shown.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      synchronized (written) {
        try {
          written.wait(Math.min(left, RECHECK_MILLIS));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void told(String channel, String payload) {
    if (channel.equals(Announcements.ENGINE)) {
      wake();
    }
  }

  @Override
  public void missedSome() {
    wake();
  }

  private void wake() {
    synchronized (written) {
      written.notifyAll();
    }
  }
}
