package io.launchdesk.store.identity;

/**
 * A person with what the password is checked against.
 *
 * @param passwordHash as Spring Security's delegating encoder writes it, e.g. {@code {bcrypt}$2a$…}
 */
public record Credentials(Person person, String passwordHash) {
  @Override
  public String toString() {
    return "Credentials[" + person.username() + "]";
  }
}
