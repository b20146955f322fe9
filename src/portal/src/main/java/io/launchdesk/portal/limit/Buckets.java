package io.launchdesk.portal.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A bucket of tokens for each key; a bucket that has been full for a while is forgotten. */
final class Buckets {
  private final LoadingCache<String, Bucket> buckets;

  /**
   * @param most how many keys are remembered
   * @param time what the buckets go by
   */
  Buckets(LimitSettings.Rate rate, int most, TimeMeter time) {
    Bandwidth bandwidth =
        Bandwidth.builder().capacity(rate.burst()).refillGreedy(rate.calls(), rate.per()).build();
    // After this a bucket is full again, and a new one is the same.
    Duration full = rate.per().multipliedBy(rate.burst() / rate.calls() + 1L);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterAccess(full)
            .ticker(time::currentTimeNanos)
            .build(
                key -> Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build());
  }

  /**
   * Takes a token of the key.
   *
   * @return zero when there was one, else how long to wait for the next
   */
  Duration take(String key) {
    ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  /** How many keys are remembered now. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }
}
