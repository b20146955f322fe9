package io.launchdesk.portal.identity;

import io.launchdesk.store.identity.Credentials;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.PersonRepository;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks passwords. A check that succeeded is remembered for a minute, so that scripts, which send
 * the password with every call, do not pay for bcrypt each time. Remembered is only a keyed digest
 * over name, password and stored hash: a changed password, or a person made inactive, counts at
 * once. A name that does not exist takes as long as a wrong password.
 */
@Component
class PasswordCheck {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST = 2_000;

  private final PersonRepository people;
  private final PasswordEncoder encoder;
  private final FailedAttempts attempts;
  private final Clock clock;
  private final String nobodysHash;
  private final byte[] secret = new byte[32];
  private final Semaphore hashing =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  private final Map<String, Instant> verified =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  PasswordCheck(
      PersonRepository people, PasswordEncoder encoder, FailedAttempts attempts, Clock clock) {
    this.people = people;
    this.encoder = encoder;
    this.attempts = attempts;
    this.clock = clock;
    new SecureRandom().nextBytes(secret);
    this.nobodysHash = encoder.encode(HexFormat.of().formatHex(secret, 0, 16));
  }

  /**
   * The person, when the password is right, and not one that was given out for a time that is over.
   */
  Optional<Person> verify(String username, String password) {
    Optional<Credentials> known = people.credentials(username).filter(this::isValid);
    String hash = known.map(Credentials::passwordHash).orElse(nobodysHash);
    String digest = digest(username, password, hash);
    if (known.isPresent() && isRemembered(digest)) {
      return known.map(Credentials::person);
    }
    attempts.check(username);
    if (!matches(password, hash) || known.isEmpty()) {
      attempts.failed(username);
      return Optional.empty();
    }
    remember(digest);
    return known.map(Credentials::person);
  }

  private boolean isValid(Credentials credentials) {
    Instant until = credentials.oneTimeUntil();
    return until == null || clock.instant().isBefore(until);
  }

  private boolean matches(String password, String hash) {
    boolean tooLong = PasswordRules.isTooLong(password);
    hashing.acquireUninterruptibly();
    try {
      return encoder.matches(tooLong ? "" : password, hash) && !tooLong;
    } finally {
      hashing.release();
    }
  }

  private boolean isRemembered(String digest) {
    synchronized (verified) {
      Instant until = verified.get(digest);
      return until != null && clock.instant().isBefore(until);
    }
  }

  private void remember(String digest) {
    synchronized (verified) {
      verified.remove(digest);
      verified.put(digest, clock.instant().plus(REMEMBERED));
    }
  }

  private String digest(String username, String password, String hash) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      for (String part : new String[] {username, password, hash}) {
        mac.update(part.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
