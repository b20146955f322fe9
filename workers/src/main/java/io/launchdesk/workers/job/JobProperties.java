package io.launchdesk.workers.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How jobs are held and handled.
 *
 * @param lease for how long the engine leaves a job with a process that says nothing more
 * @param hold for how long at most a job is held while it is handled, and then until the engine has
 *     taken its outcome; also for how long jobs may wait here while none is begun
 * @param threads how many jobs are handled at a time
 * @param forgotten how long a job may be open, and not be here, before the engine is asked whether
 *     anybody has it
 */
@ConfigurationProperties("launchdesk.jobs")
record JobProperties(Duration lease, Duration hold, int threads, Duration forgotten) {
  JobProperties {
    if (lease.isZero() || lease.isNegative()) {
      throw new IllegalArgumentException("launchdesk.jobs.lease must be positive, not " + lease);
    }
    if (hold.isNegative()) {
      throw new IllegalArgumentException("launchdesk.jobs.hold must not be negative: " + hold);
    }
    if (forgotten.compareTo(lease) <= 0) {
      throw new IllegalArgumentException(
          "launchdesk.jobs.forgotten must be longer than a lease, not " + forgotten);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("launchdesk.jobs.threads must be at least 1: " + threads);
    }
  }
}
