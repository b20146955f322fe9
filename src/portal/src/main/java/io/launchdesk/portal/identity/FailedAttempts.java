package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Slows down guessing: after ten wrong passwords for a name from one address, that pair is not
 * checked any more until a minute is over. Others can sign in under the name meanwhile. Each portal
 * counts for itself.
 */
@Component
class FailedAttempts {
  private static final int MOST = 10;
  private static final int REMEMBERED = 5_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private record Count(int failures, Instant until) {}

  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > REMEMBERED;
        }
      };

  FailedAttempts(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws Refusal when too many attempts have failed
   */
  void check(String username) {
    checkKey(key(username));
  }

  void failed(String username) {
    failedKey(key(username));
  }

  /**
   * Codes are counted from all addresses together: who tries them knows the password already.
   *
   * @throws Refusal when too many codes were wrong
   */
  void checkCode(String username) {
    checkKey("code " + username);
  }

  void failedCode(String username) {
    failedKey("code " + username);
  }

  private synchronized void checkKey(String key) {
    Count count = counts.get(key);
    Instant now = clock.instant();
    if (count != null && count.failures() >= MOST && now.isBefore(count.until())) {
      throw new Refusal(
          ProblemType.TOO_MANY_ATTEMPTS,
          "Too many wrong attempts; wait for a minute.",
          Duration.between(now, count.until()));
    }
  }

  private synchronized void failedKey(String key) {
    Instant now = clock.instant();
    Count count = counts.get(key);
    boolean fresh = count == null || !now.isBefore(count.until());
    counts.put(
        key,
        fresh ? new Count(1, now.plus(WINDOW)) : new Count(count.failures() + 1, count.until()));
  }

  private static String key(String username) {
    String address =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
            ? call.getRequest().getRemoteAddr()
            : "";
    return address + " " + username;
  }
}
