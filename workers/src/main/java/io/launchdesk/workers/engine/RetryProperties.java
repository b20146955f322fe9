package io.launchdesk.workers.engine;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a failed job is tried again.
 *
 * @param backoff how long to wait after the first, second... failure; the last one is for all
 *     further ones
 * @param unavailable how long to wait while the database is away or the read model lags; such a
 *     failure costs no retry
 */
@ConfigurationProperties("launchdesk.retry")
public record RetryProperties(
    @DefaultValue({"5s", "30s", "2m"}) List<Duration> backoff,
    @DefaultValue("2s") Duration unavailable) {

  /**
   * The wait before the next attempt.
   *
   * @param retriesLeft of the job, this failure not yet counted
   * @param retriesAtFirst what a job starts with
   */
  Duration after(int retriesLeft, int retriesAtFirst) {
    int failures = Math.max(0, retriesAtFirst - retriesLeft);
    return backoff.get(Math.min(failures, backoff.size() - 1));
  }
}
