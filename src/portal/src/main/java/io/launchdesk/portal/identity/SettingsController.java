package io.launchdesk.portal.identity;

import io.launchdesk.portal.notification.Preferences;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.away.AbsenceRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.Settings;
import io.launchdesk.store.identity.SettingsRepository;
import io.launchdesk.store.sla.RecomputeRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Language, time zone and theme of the caller; kept here so that they hold on every device. */
@RestController
@RequestMapping("/api/me/settings")
@Tag(name = "People")
class SettingsController {
  private static final List<String> LANGUAGES = List.of("en", "pl", "zh-Hans", "zh-Hant", "fa");
  private static final List<String> THEMES = List.of("system", "light", "dark");

  private final SettingsRepository settings;
  private final Preferences preferences;
  private final AbsenceRepository absences;
  private final RecomputeRepository recompute;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SettingsController(
      SettingsRepository settings,
      Preferences preferences,
      AbsenceRepository absences,
      RecomputeRepository recompute,
      TransactionTemplate transaction,
      Clock clock) {
    this.settings = settings;
    this.preferences = preferences;
    this.absences = absences;
    this.recompute = recompute;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Operation(summary = "My language, time zone and theme")
  @GetMapping
  Settings mine(Access access) {
    return settings.of(access.person().username());
  }

  @Operation(summary = "Replace my language, time zone and theme")
  @PutMapping
  Settings replace(Access access, @RequestBody Settings wanted) {
    List<FieldError> errors = new ArrayList<>();
    oneOf(LANGUAGES, "language", wanted.language(), errors);
    oneOf(THEMES, "theme", wanted.theme(), errors);
    if (wanted.timeZone() == null || !ZoneId.getAvailableZoneIds().contains(wanted.timeZone())) {
      errors.add(new FieldError("timeZone", "must be an IANA time zone, e.g. Europe/Warsaw."));
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    String me = access.person().username();
    transaction.executeWithoutResult(
        status -> {
          settings.save(me, wanted);
          if (!wanted.timeZone().equals(access.person().timeZone())) {
            absences.reckon(me, ZoneId.of(wanted.timeZone()));
            recompute.askForPerson(me, "time-zone", me, clock.instant());
          }
          preferences.movedTo(me);
        });
    return wanted;
  }

  private static void oneOf(
      List<String> known, String field, String value, List<FieldError> errors) {
    if (value == null || !known.contains(value)) {
      errors.add(new FieldError(field, "must be one of " + String.join(", ", known) + "."));
    }
  }
}
