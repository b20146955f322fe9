package io.launchdesk.portal.limit;

import io.github.bucket4j.TimeMeter;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * Counts the calls that this portal is asked to answer. Each portal counts for itself: what is
 * protected is its own time, and a count that all share would cost more than most calls do.
 */
@Component
class RateLimits {
  /** A household or an office has a network of at least this length (RFC 6177). */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final Buckets people;
  private final Buckets addresses;
  private final Buckets signIns;
  private final Counter byPerson;
  private final Counter byAddress;
  private final Counter bySignIn;

  RateLimits(LimitSettings settings, MeterRegistry meters) {
    this.people = new Buckets(settings.person(), settings.kept(), TimeMeter.SYSTEM_NANOTIME);
    this.addresses = new Buckets(settings.address(), settings.kept(), TimeMeter.SYSTEM_NANOTIME);
    this.signIns = new Buckets(settings.signIn(), settings.kept(), TimeMeter.SYSTEM_NANOTIME);
    this.byPerson = refused(meters, "person");
    this.byAddress = refused(meters, "address");
    this.bySignIn = refused(meters, "sign-in");
  }

  static Counter refused(MeterRegistry meters, String limit) {
    return Counter.builder("launchdesk.calls.refused")
        .tag("limit", limit)
        .description("Calls that were answered with 429, by the limit that they met")
        .register(meters);
  }

  /**
   * Counts a call of a signed-in person.
   *
   * @throws Refusal when it is one too many
   */
  void person(String username) {
    require(people.take(username), byPerson, "You have sent too many calls in a short time.");
  }

  /**
   * Counts a call from an address.
   *
   * @throws Refusal when it is one too many
   */
  void address(String address) {
    require(
        addresses.take(network(address)),
        byAddress,
        "Too many calls came from your address in a short time.");
  }

  /**
   * Counts a call that tries a secret, from an address.
   *
   * @throws Refusal when it is one too many
   */
  void signIn(String address) {
    require(
        signIns.take(network(address)),
        bySignIn,
        "Too many attempts to sign in came from your address in a short time.");
  }

  private static void require(Duration wait, Counter refused, String detail) {
    if (wait.isPositive()) {
      refused.increment();
      throw new Refusal(ProblemType.TOO_MANY_CALLS, detail, wait);
    }
  }

  /**
   * The address itself, or the network of an IPv6 address: who has one of its addresses has all.
   */
  static String network(String address) {
    try {
      // Only literals come here; nothing is looked up.
      return InetAddress.getByName(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), IPV6_NETWORK_BYTES))
          : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
