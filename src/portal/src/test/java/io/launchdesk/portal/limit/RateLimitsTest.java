package io.launchdesk.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final TimeMeter time =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  private Buckets buckets(int burst, int calls, int most) {
    return new Buckets(new LimitSettings.Rate(burst, calls, Duration.ofSeconds(1)), most, time);
  }

  @Test
  void shouldSayHowLongToWaitWhenTheBurstIsUsedUp() {
    // given
    Buckets buckets = buckets(3, 2, 10);
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("mia")).isZero();
    }

    // when
    Duration wait = buckets.take("mia");
    nanos.addAndGet(wait.toNanos());

    // then
    assertThat(wait).isEqualTo(Duration.ofMillis(500));
    assertThat(buckets.take("noah")).isZero();
    assertThat(buckets.take("mia")).isZero();
    assertThat(buckets.take("mia")).isPositive();
  }

  @Test
  void shouldNotForgetWhoIsLimitedWhenManyOthersCallOnce() {
    // given
    Buckets buckets = buckets(5, 1, 100);
    while (buckets.take("busy").isZero()) {
      nanos.addAndGet(1);
    }

    // when
    for (int i = 0; i < 10_000; i++) {
      buckets.take("passing-" + i);
      buckets.take("busy");
    }

    // then
    assertThat(buckets.size()).isLessThanOrEqualTo(100);
    assertThat(buckets.take("busy")).isPositive();
  }

  @Test
  void shouldForgetBucketsThatAreFullAgain() {
    // given
    Buckets buckets = buckets(5, 1, 100);
    buckets.take("mia");

    // when
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());

    // then
    assertThat(buckets.size()).isZero();
  }

  @Test
  void shouldCountTheNetworkOfAnIpv6Address() {
    assertThat(RateLimits.network("2001:db8:1:2::1"))
        .isEqualTo(RateLimits.network("2001:db8:1:2:ffff::9"))
        .isNotEqualTo(RateLimits.network("2001:db8:1:3::1"));
    assertThat(RateLimits.network("192.0.2.7")).isEqualTo("192.0.2.7");
  }

  @Test
  void shouldNotStartWithALimitThatNobodyCouldKeep() {
    assertThatThrownBy(() -> new LimitSettings.Rate(0, 1, Duration.ofSeconds(1)))
        .hasMessageContaining("launchdesk.rate");
  }
}
