package io.launchdesk.portal.identity;

import static io.launchdesk.core.identity.Role.ADMIN;
import static io.launchdesk.core.identity.Role.ANALYST;
import static io.launchdesk.core.identity.Role.APPROVER;
import static io.launchdesk.core.identity.Role.LAUNCH_MANAGER;
import static io.launchdesk.core.identity.Role.OPERATOR;
import static io.launchdesk.core.identity.Role.PROCESS_OWNER;
import static io.launchdesk.core.identity.Role.PRODUCER;
import static io.launchdesk.core.identity.Role.REQUESTER;

import io.launchdesk.core.identity.Role;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.PersonRepository;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of the embedded default: an account per role, named after it, and a marketing
 * department. Whoever is there already stays as is. Their password is public, so they exist only
 * where {@code launchdesk.demo-people} is switched on.
 */
@Component
@ConditionalOnProperty("launchdesk.demo-people")
class DemoPeople implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);
  private static final String PASSWORD = "demo";

  static final List<String> SKILLS =
      List.of(
          "copywriting",
          "design",
          "video",
          "web-development",
          "email-build",
          "paid-media",
          "social-media",
          "event-management",
          "pr",
          "data");
  private static final List<String> APPROVING =
      List.of(
          "intake-desk",
          "marketing-leads",
          "brand",
          "legal",
          "finance",
          "privacy",
          "region-emea",
          "region-apac",
          "region-americas",
          "campaign-team",
          "web-team",
          "event-team",
          "creative-team",
          "data-team",
          "comms-team",
          "growth-team");

  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::slug).collect(Collectors.toUnmodifiableSet());

  private final PersonRepository people;
  private final PasswordEncoder encoder;

  DemoPeople(PersonRepository people, PasswordEncoder encoder) {
    this.people = people;
    this.encoder = encoder;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    List<Person> missing =
        all().stream().filter(person -> people.find(person.username()).isEmpty()).toList();
    if (missing.isEmpty()) {
      return;
    }
    // One hash for all: the password is no secret, and start-up does not pay for it 25 times.
    String hash = encoder.encode(PASSWORD);
    long created = missing.stream().filter(p -> people.createIfAbsent(p, hash)).count();
    LOG.warn("{} demo accounts with the password '{}' were created", created, PASSWORD);
  }

  /** The accounts that are named after their roles, with their password: one for each role. */
  static List<SessionController.DemoAccount> accounts() {
    return all().stream()
        .filter(person -> ROLES.contains(person.username()))
        .map(
            person ->
                new SessionController.DemoAccount(
                    person.username(), PASSWORD, person.displayName()))
        .toList();
  }

  static List<Person> all() {
    return List.of(
        account("requester", "Robin Requester", "product", REQUESTER, List.of()),
        account("approver", "Alex Approver", "marketing", APPROVER, APPROVING),
        producer("producer", "Pat Producer", "creative-team", SKILLS, List.of("creative-team")),
        account("launch-manager", "Lou Launch", "marketing", LAUNCH_MANAGER, List.of("launch")),
        account("process-owner", "Oli Owner", "marketing-operations", PROCESS_OWNER, List.of()),
        account("analyst", "Ana Analyst", "analytics", ANALYST, List.of("analytics")),
        account("operator", "Otto Operator", "it", OPERATOR, List.of("operators")),
        account("admin", "Ada Admin", "it", ADMIN, List.of()),
        account("amara.okafor", "Amara Okafor", "product", REQUESTER, List.of()),
        account("lukas.weber", "Lukas Weber", "sales", REQUESTER, List.of()),
        account("jonas.lind", "Jonas Lind", "marketing", APPROVER, List.of("intake-desk")),
        account(
            "mei.tanaka", "Mei Tanaka", "marketing", APPROVER, List.of("marketing-leads", "brand")),
        account("sofia.rossi", "Sofia Rossi", "brand", APPROVER, List.of("brand", "creative-team")),
        account("david.cohen", "David Cohen", "legal", APPROVER, List.of("legal", "privacy")),
        account("ingrid.larsen", "Ingrid Larsen", "finance", APPROVER, List.of("finance")),
        account("priya.nair", "Priya Nair", "legal", APPROVER, List.of("privacy", "region-apac")),
        account(
            "hannah.schmidt",
            "Hannah Schmidt",
            "marketing",
            APPROVER,
            List.of("region-emea", "marketing-leads")),
        account(
            "carlos.mendes",
            "Carlos Mendes",
            "marketing",
            APPROVER,
            List.of("region-americas", "campaign-team")),
        producer(
            "tom.becker",
            "Tom Becker",
            "campaign-team",
            List.of("copywriting", "email-build"),
            List.of("campaign-team")),
        producer(
            "yuki.sato",
            "Yuki Sato",
            "creative-team",
            List.of("design", "video"),
            List.of("creative-team")),
        producer(
            "omar.haddad",
            "Omar Haddad",
            "web-team",
            List.of("web-development", "copywriting"),
            List.of("web-team")),
        producer(
            "elena.petrova",
            "Elena Petrova",
            "growth-team",
            List.of("paid-media", "social-media"),
            List.of("growth-team")),
        producer(
            "grace.kim",
            "Grace Kim",
            "event-team",
            List.of("event-management", "pr"),
            List.of("event-team", "comms-team")),
        producer(
            "farid.aziz",
            "Farid Aziz",
            "data-team",
            List.of("data", "email-build"),
            List.of("data-team")),
        account("noah.fischer", "Noah Fischer", "marketing", LAUNCH_MANAGER, List.of("launch")),
        account("zoe.martin", "Zoe Martin", "analytics", ANALYST, List.of("analytics")));
  }

  private static Person account(
      String username, String name, String team, Role role, List<String> groups) {
    return person(username, name, team, role, groups, List.of());
  }

  private static Person producer(
      String username, String name, String team, List<String> skills, List<String> groups) {
    var queues = new HashSet<>(groups);
    queues.addAll(skills);
    return person(username, name, team, PRODUCER, List.copyOf(queues), skills);
  }

  private static Person person(
      String username,
      String name,
      String team,
      Role role,
      List<String> groups,
      List<String> skills) {
    return new Person(
        username,
        name,
        username + "@launchdesk.example",
        team,
        "global",
        "en",
        "UTC",
        role == REQUESTER ? Set.of(REQUESTER) : Set.of(REQUESTER, role),
        groups,
        skills);
  }
}
