package io.launchdesk.portal.provider;

import io.launchdesk.core.identity.Role;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.Identity;
import io.launchdesk.store.identity.IdentityRepository;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.PersonRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets in who comes from the identity provider: makes or updates the person here. Somebody is known
 * by issuer and subject alone; a name or an address that is the same as somebody's proves nothing.
 */
@Component
class Arrivals {
  private final ClaimsReader reader;
  private final IdentityRepository identities;
  private final PersonRepository people;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final boolean linkExisting;

  Arrivals(
      ClaimsReader reader,
      IdentityRepository identities,
      PersonRepository people,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock,
      OidcSettings settings) {
    this.reader = reader;
    this.identities = identities;
    this.people = people;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.linkExisting = settings.linkExisting();
  }

  /** What came of it: a person or a refusal, never both. */
  private record Outcome(Person person, SignInRefusal refusal) {
    static Outcome of(Person person) {
      // Without a role there is nothing to do here; that the last one went is kept all the same.
      return person.roles().isEmpty()
          ? new Outcome(null, SignInRefusal.NO_ROLE)
          : new Outcome(person, null);
    }

    static Outcome refused(SignInRefusal refusal) {
      return new Outcome(null, refusal);
    }
  }

  /**
   * @param issued when the provider issued the claims, by its clock; older ones than were seen
   *     change nothing, and what seems to come from the future counts as of now
   * @return the person as of now
   * @throws RefusedArrival with the code of a {@link SignInRefusal}
   */
  Person arrive(String issuer, String subject, Instant issued, Map<String, Object> claims) {
    Claimed claimed = reader.read(claims);
    Instant now = clock.instant();
    Instant issuedAt = issued.isAfter(now) ? now : issued;
    Outcome outcome =
        transaction.execute(
            status -> {
              identities.lock(issuer, subject);
              return identities
                  .find(issuer, subject)
                  .map(known -> again(issuer, subject, known, issuedAt, claimed))
                  .orElseGet(() -> first(issuer, subject, issuedAt, claimed));
            });
    if (outcome.refusal() != null) {
      throw new RefusedArrival(outcome.refusal(), subject);
    }
    return outcome.person();
  }

  private Outcome again(
      String issuer, String subject, Identity known, Instant issuedAt, Claimed claimed) {
    Optional<Person> kept = people.find(known.username());
    if (kept.isEmpty()) {
      return Outcome.refused(SignInRefusal.ACCOUNT_INACTIVE);
    }
    if (issuedAt.isBefore(known.claimsAt())) {
      return Outcome.of(kept.get());
    }
    Person now = claimed.over(kept.get());
    if (!now.equals(kept.get())) {
      change(kept.get(), now);
    }
    if (issuedAt.isAfter(known.claimsAt())) {
      identities.noteClaims(issuer, subject, issuedAt);
    }
    return Outcome.of(now);
  }

  private Outcome first(String issuer, String subject, Instant issuedAt, Claimed claimed) {
    if (claimed.username().isEmpty()) {
      return Outcome.refused(SignInRefusal.NO_USERNAME);
    }
    String username = claimed.username().get();
    Person person = claimed.asNew(username);
    if (person.roles().isEmpty()) {
      return Outcome.refused(SignInRefusal.NO_ROLE);
    }
    if (!people.createIfAbsent(person, null)) {
      return takeOver(issuer, subject, issuedAt, claimed, username);
    }
    identities.link(issuer, subject, username, issuedAt);
    audit.add(username, "person.create", username, Map.of("issuer", issuer, "subject", subject));
    return Outcome.of(person);
  }

  private Outcome takeOver(
      String issuer, String subject, Instant issuedAt, Claimed claimed, String username) {
    Optional<Person> kept = people.find(username);
    if (kept.isEmpty()) {
      return Outcome.refused(SignInRefusal.ACCOUNT_INACTIVE);
    }
    if (!linkExisting || !identities.link(issuer, subject, username, issuedAt)) {
      return Outcome.refused(SignInRefusal.ACCOUNT_EXISTS);
    }
    audit.add(username, "person.link", username, Map.of("issuer", issuer, "subject", subject));
    Person now = claimed.over(kept.get());
    if (!now.equals(kept.get())) {
      change(kept.get(), now);
    }
    return Outcome.of(now);
  }

  private void change(Person before, Person now) {
    people.update(now);
    audit.add(
        now.username(),
        "person.change",
        now.username(),
        Map.of("before", rights(before), "after", rights(now)));
  }

  private static Map<String, Object> rights(Person person) {
    return Map.of(
        "team", person.team(),
        "roles", person.roles().stream().map(Role::slug).sorted().toList(),
        "groups", person.groups());
  }
}
