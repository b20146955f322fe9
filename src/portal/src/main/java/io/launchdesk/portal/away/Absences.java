package io.launchdesk.portal.away;

import io.launchdesk.core.away.AwayPeriod;
import io.launchdesk.core.away.DeputyRules;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.away.Absence;
import io.launchdesk.store.away.AbsenceRepository;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.sla.RecomputeRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps when people are away. Periods of one person do not overlap. */
@Service
class Absences {
  private static final int LONGEST_NOTE = 500;
  private static final int LONGEST_DAYS = 366;
  private static final int FURTHEST_YEARS = 3;
  private static final int MOST = 50;

  private final AbsenceRepository absences;
  private final PersonRepository people;
  private final RecomputeRepository recompute;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Absences(
      AbsenceRepository absences,
      PersonRepository people,
      RecomputeRepository recompute,
      DeskChannel channel,
      TransactionTemplate transaction,
      Clock clock) {
    this.absences = absences;
    this.people = people;
    this.recompute = recompute;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What a person enters.
   *
   * @param from the first day, e.g. {@code 2026-12-01}
   * @param until the last day, included
   * @param deputy null or empty when nobody stands in
   * @param note null or empty for nothing
   */
  record Entered(String from, String until, String deputy, String note) {}

  /**
   * A period as its owner sees it.
   *
   * @param now it lasts at this moment
   * @param uncovered the owner's groups whose tasks the deputy may not do; none without a deputy
   * @param deputyAway the deputy is away on some of the days, too; nobody stands in for the deputy
   */
  record View(
      UUID id,
      LocalDate from,
      LocalDate until,
      String deputy,
      String deputyName,
      String note,
      boolean now,
      List<String> uncovered,
      boolean deputyAway) {}

  List<View> of(Person person) {
    return absences.notEnded(person.username(), clock.instant()).stream()
        .map(absence -> view(person, absence))
        .toList();
  }

  /**
   * @throws Refusal naming each field at fault
   */
  View save(Person person, UUID id, Entered entered) {
    ZoneId zone = ZoneId.of(person.timeZone());
    Checked checked = check(person, entered, LocalDate.now(clock.withZone(zone)));
    transaction.executeWithoutResult(
        status -> {
          absences.lock(person.username());
          Optional<Absence> before = own(person, id);
          requireRoom(person, id, checked.period());
          Absence wanted =
              new Absence(
                  id,
                  person.username(),
                  checked.period().from(),
                  checked.period().until(),
                  checked.deputy(),
                  null,
                  checked.note());
          absences.save(wanted, zone, clock.instant());
          askForClocks(person);
          tell(person, before.map(Absence::deputy).orElse(null), checked.deputy());
        });
    return view(person, absences.find(id).orElseThrow());
  }

  /**
   * Takes it away; one that is not there is gone already. Of one that has begun, the days that are
   * over stay: clocks rested on them.
   */
  void delete(Person person, UUID id) {
    transaction.executeWithoutResult(
        status -> {
          absences.lock(person.username());
          own(person, id)
              .ifPresent(
                  absence -> {
                    end(person, absence);
                    askForClocks(person);
                    tell(person, absence.deputy(), null);
                  });
        });
  }

  private void end(Person person, Absence absence) {
    ZoneId zone = ZoneId.of(person.timeZone());
    LocalDate yesterday = LocalDate.now(clock.withZone(zone)).minusDays(1);
    if (absence.from().isAfter(yesterday)) {
      absences.delete(absence.id());
    } else if (absence.until().isAfter(yesterday)) {
      absences.save(absence.endedOn(yesterday), zone, clock.instant());
    }
  }

  private void askForClocks(Person person) {
    recompute.askForPerson(person.username(), "absence", person.username(), clock.instant());
  }

  private Optional<Absence> own(Person person, UUID id) {
    Optional<Absence> found = absences.find(id);
    if (found.filter(absence -> !absence.person().equals(person.username())).isPresent()) {
      throw Refusal.notFound("absence", id);
    }
    return found;
  }

  private void tell(Person person, String formerDeputy, String deputy) {
    List<String> concerned = new ArrayList<>(List.of(person.username()));
    Optional.ofNullable(formerDeputy).ifPresent(concerned::add);
    Optional.ofNullable(deputy).ifPresent(concerned::add);
    channel.tell(DeskNotice.people(concerned));
  }

  private View view(Person person, Absence absence) {
    Optional<Person> deputy = Optional.ofNullable(absence.deputy()).flatMap(people::find);
    return new View(
        absence.id(),
        absence.from(),
        absence.until(),
        absence.deputy(),
        absence.deputyName(),
        absence.note(),
        absence.period().lastsAt(clock.instant(), ZoneId.of(person.timeZone())),
        deputy.map(one -> DeputyRules.uncovered(person.groups(), one.groups())).orElse(List.of()),
        deputy.filter(one -> isAway(one, absence.period())).isPresent());
  }

  private boolean isAway(Person deputy, AwayPeriod period) {
    return absences.notEnded(deputy.username(), clock.instant()).stream()
        .anyMatch(other -> other.period().overlaps(period));
  }

  private record Checked(AwayPeriod period, String deputy, String note) {}

  private Checked check(Person person, Entered entered, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    LocalDate from = day("from", entered.from(), errors);
    LocalDate until = day("until", entered.until(), errors);
    AwayPeriod period = null;
    if (from != null && until != null) {
      if (until.isBefore(from)) {
        errors.add(new FieldError("until", "must not be before the first day."));
      } else if (until.isBefore(today)) {
        errors.add(new FieldError("until", "must be today or later."));
      } else {
        period = new AwayPeriod(from, until);
        if (period.days() > LONGEST_DAYS) {
          errors.add(
              new FieldError("until", "must be within " + LONGEST_DAYS + " days of the first."));
        } else if (until.isAfter(today.plusYears(FURTHEST_YEARS))) {
          errors.add(
              new FieldError("until", "must be within " + FURTHEST_YEARS + " years from now."));
        }
      }
    }
    String deputy = blank(entered.deputy()) ? null : entered.deputy().strip();
    if (deputy != null) {
      refusal(person, deputy).ifPresent(why -> errors.add(new FieldError("deputy", why)));
    }
    String note = blank(entered.note()) ? null : entered.note().strip();
    if (note != null && (note.length() > LONGEST_NOTE || !EnteredJson.isStorable(note))) {
      errors.add(new FieldError("note", "must have up to " + LONGEST_NOTE + " characters."));
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new Checked(period, deputy, note);
  }

  /** Why somebody cannot be the deputy; empty when nothing speaks against it. */
  private Optional<String> refusal(Person person, String deputy) {
    if (deputy.equals(person.username())) {
      return Optional.of("is you yourself: choose a colleague.");
    }
    Optional<Person> found =
        EnteredJson.isStorable(deputy) ? people.find(deputy) : Optional.empty();
    if (found.isEmpty()) {
      return Optional.of("there is nobody named " + deputy + ": choose a colleague from the list.");
    }
    Person one = found.get();
    if (DeputyRules.maySucceed(person.groups(), person.team(), one.groups(), one.team())) {
      return Optional.empty();
    }
    return Optional.of(
        person.groups().isEmpty()
            ? "%s is not in your team (%s): choose somebody who is."
                .formatted(one.displayName(), person.team())
            : "%s may do none of your work: choose a member of %s."
                .formatted(one.displayName(), String.join(" or ", person.groups())));
  }

  private void requireRoom(Person person, UUID id, AwayPeriod period) {
    List<Absence> others =
        absences.notEnded(person.username(), clock.instant()).stream()
            .filter(other -> !other.id().equals(id))
            .toList();
    others.stream()
        .filter(other -> other.period().overlaps(period))
        .findFirst()
        .ifPresent(
            other -> {
              throw Refusal.invalid(
                  "from",
                  "you are away from %s to %s already: change that, or choose other days."
                      .formatted(other.from(), other.until()));
            });
    if (others.size() >= MOST) {
      throw Refusal.invalid("from", "there are " + MOST + " periods already: delete some of them.");
    }
  }

  private static LocalDate day(String field, String text, List<FieldError> errors) {
    try {
      return LocalDate.parse(text == null ? "" : text.strip());
    } catch (DateTimeParseException e) {
      errors.add(new FieldError(field, "must be a day such as 2026-12-01."));
      return null;
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
