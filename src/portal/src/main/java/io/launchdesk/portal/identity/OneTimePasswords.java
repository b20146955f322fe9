package io.launchdesk.portal.identity;

import io.launchdesk.store.identity.Credentials;
import io.launchdesk.store.identity.PersonRepository;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords that admins give out to people who have lost theirs. Each signs in for three days, in a
 * browser alone, and is good for nothing but choosing another one.
 *
 * <p>Source: OWASP ASVS 5.0, 6.4.1.
 */
@Component
class OneTimePasswords {
  private static final Duration VALID = Duration.ofDays(3);

  /** Without letters and digits that are taken for each other; five bits each. */
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789_";

  private static final int LETTERS = 20;
  private static final String MARK = OneTimePasswords.class.getName();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PersonRepository people;
  private final PasswordEncoder encoder;
  private final Clock clock;

  OneTimePasswords(PersonRepository people, PasswordEncoder encoder, Clock clock) {
    this.people = people;
    this.encoder = encoder;
    this.clock = clock;
  }

  /** A password that was given out; told this once. */
  record Given(String password, Instant validUntil) {
    @Override
    public String toString() {
      return "Given";
    }
  }

  /** Gives the person another password, within the caller's transaction. */
  Given give(String username) {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    Instant until = clock.instant().plus(VALID).truncatedTo(ChronoUnit.MICROS);
    people.setPassword(username, encoder.encode(password), until);
    return new Given(password.toString(), until);
  }

  /** Whether the person's password was given out. */
  boolean isOneTime(String username) {
    return people.credentials(username).map(Credentials::oneTimeUntil).isPresent();
  }

  /** Marks a session that somebody came in to with a password that was given out. */
  static void mark(HttpSession session) {
    session.setAttribute(MARK, true);
  }

  /** Whether the session is good for nothing but choosing a password. */
  static boolean isMarked(HttpSession session) {
    return session != null && session.getAttribute(MARK) != null;
  }

  /** The person has chosen a password. */
  static void unmark(HttpSession session) {
    if (session != null) {
      session.removeAttribute(MARK);
    }
  }
}
