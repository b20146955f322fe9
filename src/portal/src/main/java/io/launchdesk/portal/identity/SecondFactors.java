package io.launchdesk.portal.identity;

import io.launchdesk.core.identity.Role;
import io.launchdesk.core.identity.Secret;
import io.launchdesk.portal.PortalSettings;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.SecondFactorRepository;
import io.launchdesk.store.identity.SecondFactorRepository.SecondFactor;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The second factor beside a password: who has one, who needs one, and whether a code is right. */
@Component
class SecondFactors {
  private static final int RECOVERY_CODES = 10;

  private final SecondFactorRepository factors;
  private final FailedAttempts attempts;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Role[] needed;

  /**
   * @throws IllegalArgumentException when the settings name a role that is not
   */
  SecondFactors(
      SecondFactorRepository factors,
      FailedAttempts attempts,
      TransactionTemplate transaction,
      Clock clock,
      PortalSettings settings) {
    this.factors = factors;
    this.attempts = attempts;
    this.transaction = transaction;
    this.clock = clock;
    this.needed = settings.secondFactorRoles().stream().map(Role::of).toArray(Role[]::new);
  }

  /** Whether a code is asked for when this person signs in. */
  boolean isSet(String username) {
    return factors.find(username).filter(SecondFactor::confirmed).isPresent();
  }

  /** Whether the person may do nothing but set one up. */
  boolean isMissing(Person person) {
    return person.hasAny(needed) && !isSet(person.username());
  }

  /** Whether the person may not be without one. */
  boolean isNeeded(Person person) {
    return person.hasAny(needed);
  }

  /**
   * Uses up a code: one by time, or a recovery code.
   *
   * @return false when it is not right, or was used before
   * @throws io.launchdesk.portal.problem.Refusal after too many wrong ones
   */
  boolean use(String username, String code) {
    attempts.checkCode(username);
    String given = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    boolean right =
        factors.find(username).filter(factor -> isRight(username, factor, given)).isPresent();
    if (!right) {
      attempts.failedCode(username);
    }
    return right;
  }

  private boolean isRight(String username, SecondFactor factor, String code) {
    OptionalLong step = TimeCodes.stepOf(code, factor.secret(), clock.instant());
    return step.isPresent()
        ? factors.useStep(username, step.getAsLong())
        : factor.confirmed() && factors.useRecoveryCode(username, new Secret(code).digest());
  }

  /**
   * Turns on what was begun.
   *
   * @return its recovery codes, which nobody is told again; empty when the code is not right
   */
  List<String> confirm(String username, String code) {
    if (!use(username, code)) {
      return List.of();
    }
    List<String> codes =
        Stream.generate(RecoveryCode::random).distinct().limit(RECOVERY_CODES).toList();
    transaction.executeWithoutResult(
        status ->
            factors.confirm(
                username,
                codes.stream().map(one -> new Secret(one.replace("-", "")).digest()).toList()));
    return codes;
  }
}
