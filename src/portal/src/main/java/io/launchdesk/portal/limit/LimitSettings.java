package io.launchdesk.portal.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many calls this portal takes, prefix {@code launchdesk.rate}. What is normal was measured
 * (docs/operations.md); the limits are far above it.
 *
 * @param person of one signed-in person, from all addresses
 * @param address of one address, whoever calls; an office or a VPN is one address
 * @param signIn of one address, of calls that try a password, a code or a secret link
 * @param kept how many people or addresses are remembered at a time; whose calls are rarest is
 *     forgotten first
 * @param atOnce how many calls are worked on at a time
 * @param patience how long a call waits for its turn
 */
@ConfigurationProperties("launchdesk.rate")
record LimitSettings(
    Rate person,
    Rate address,
    Rate signIn,
    @DefaultValue("50000") int kept,
    @DefaultValue("48") int atOnce,
    @DefaultValue("2s") Duration patience) {
  LimitSettings {
    person = person == null ? new Rate(1500, 50, Duration.ofSeconds(1)) : person;
    address = address == null ? new Rate(6000, 200, Duration.ofSeconds(1)) : address;
    signIn = signIn == null ? new Rate(300, 120, Duration.ofMinutes(1)) : signIn;
  }

  /**
   * A bucket of tokens.
   *
   * @param burst how many calls are taken at once after a pause
   * @param calls how many are taken in each {@code per}
   */
  record Rate(int burst, int calls, Duration per) {
    Rate {
      if (burst < 1 || calls < 1 || per == null || !per.isPositive()) {
        throw new IllegalArgumentException(
            "launchdesk.rate: burst and calls must be at least 1 and per longer than nothing, not "
                + burst
                + ", "
                + calls
                + ", "
                + per);
      }
    }
  }
}
