package io.launchdesk.portal.identity;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.FailedSignInRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Slows down guessing: after ten wrong passwords for a name from one address, that pair is not
 * checked any more until a minute is over. Others can sign in under the name meanwhile. All portals
 * count together.
 */
@Component
class FailedAttempts {
  private static final int MOST = 10;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final FailedSignInRepository failures;
  private final Clock clock;

  FailedAttempts(FailedSignInRepository failures, Clock clock) {
    this.failures = failures;
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

  private void checkKey(String key) {
    Instant now = clock.instant();
    failures
        .running(key, now)
        .filter(window -> window.failures() >= MOST)
        .ifPresent(
            window -> {
              throw new Refusal(
                  ProblemType.TOO_MANY_ATTEMPTS,
                  "Too many wrong attempts; wait for a minute.",
                  Duration.between(now, window.until()));
            });
  }

  private void failedKey(String key) {
    failures.failed(key, clock.instant(), WINDOW);
  }

  private static String key(String username) {
    String address =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
            ? call.getRequest().getRemoteAddr()
            : "";
    return address + " " + username;
  }
}
