package io.launchdesk.portal.identity;

import io.launchdesk.core.identity.Role;
import io.launchdesk.portal.PortalSettings;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.PersonRepository;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates the first admin from the settings, as long as nobody is one. */
@Component
class InitialAdmin implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(InitialAdmin.class);

  private final PortalSettings.InitialAdmin wanted;
  private final PersonRepository people;
  private final PasswordRules rules;
  private final PasswordEncoder encoder;

  InitialAdmin(
      PortalSettings settings,
      PersonRepository people,
      PasswordRules rules,
      PasswordEncoder encoder) {
    this.wanted = settings.initialAdmin();
    this.people = people;
    this.rules = rules;
    this.encoder = encoder;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    if (wanted.password().isEmpty() || people.anyWith(Role.ADMIN)) {
      return;
    }
    Person admin =
        new Person(
            wanted.username(),
            "Administrator",
            wanted.email(),
            "it",
            "global",
            "en",
            "UTC",
            Set.of(Role.ADMIN, Role.REQUESTER),
            List.of(),
            List.of());
    rules
        .problem("launchdesk.initial-admin.password", wanted.password(), admin)
        .ifPresent(
            error -> {
              throw new IllegalStateException(error.field() + " " + error.message());
            });
    if (people.createIfAbsent(admin, encoder.encode(wanted.password()))) {
      LOG.info("the first admin '{}' was created", wanted.username());
    }
  }
}
