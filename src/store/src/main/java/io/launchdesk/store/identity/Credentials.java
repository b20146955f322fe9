package io.launchdesk.store.identity;

import java.time.Instant;

/**
 * A person with what the password is checked against.
 *
 * @param passwordHash as Spring Security's delegating encoder writes it, e.g. {@code {bcrypt}$2a$…}
 * @param oneTimeUntil until when the password, which an admin has given out, signs in; null when it
 *     is the person's own
 */
public record Credentials(Person person, String passwordHash, Instant oneTimeUntil) {
  @Override
  public String toString() {
    return "Credentials[" + person.username() + "]";
  }
}
