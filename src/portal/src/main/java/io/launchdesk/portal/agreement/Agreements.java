package io.launchdesk.portal.agreement;

import io.launchdesk.portal.agreement.AgreementController.NamedCalendar;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.identity.PersonRepository;
import io.launchdesk.store.request.FilterChoiceQueries;
import io.launchdesk.store.request.RequestType;
import io.launchdesk.store.request.RequestTypeRepository;
import io.launchdesk.store.sla.AgreementChoices;
import io.launchdesk.store.sla.AgreementNews;
import io.launchdesk.store.sla.AgreementRepository;
import io.launchdesk.store.sla.AgreementRepository.Agreement;
import io.launchdesk.store.sla.AgreementRepository.Side;
import io.launchdesk.store.sla.AgreementVersion;
import io.launchdesk.store.sla.CalendarRepository;
import io.launchdesk.store.sla.RecomputeRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Process owners and admins write agreements; each version names one person of each party. It comes
 * into force when both have agreed and its day has come. Who writes a version and is named in it
 * has agreed by writing it. Open clocks are asked to follow in the same transaction.
 */
@Service
class Agreements {
  private final AgreementRepository agreements;
  private final AgreementNews news;
  private final AgreementChoices known;
  private final CalendarRepository calendars;
  private final RequestTypeRepository types;
  private final FilterChoiceQueries filters;
  private final PersonRepository people;
  private final RecomputeRepository asks;
  private final AuditLog audit;
  private final Clock clock;

  Agreements(
      AgreementRepository agreements,
      AgreementNews news,
      AgreementChoices known,
      CalendarRepository calendars,
      RequestTypeRepository types,
      FilterChoiceQueries filters,
      PersonRepository people,
      RecomputeRepository asks,
      AuditLog audit,
      Clock clock) {
    this.agreements = agreements;
    this.news = news;
    this.known = known;
    this.calendars = calendars;
    this.types = types;
    this.filters = filters;
    this.people = people;
    this.asks = asks;
    this.audit = audit;
    this.clock = clock;
  }

  /** All agreements for who writes them; else those in which the caller is named. */
  List<Agreement> all(Access access) {
    return agreements.all(access.mayChangeAgreements() ? null : access.person().username());
  }

  /**
   * @throws Refusal when there is none, or the caller neither writes agreements nor is named in it
   */
  Agreement find(Access access, String id) {
    Agreement found = agreements.find(id).orElseThrow(() -> Refusal.notFound("agreement", id));
    if (!access.mayChangeAgreements()
        && versions(found).stream().noneMatch(version -> names(version, me(access)))) {
      throw Refusal.notFound("agreement", id);
    }
    return found;
  }

  /** The newest first. */
  List<AgreementVersion> versions(Agreement agreement) {
    return agreements.versions(agreement.id());
  }

  /** The names of all business calendars by their ids, in the order of the ids. */
  Map<String, String> calendarNames() {
    return known.calendars();
  }

  AgreementController.Choices choices(Access access) {
    requireOwner(access);
    return new AgreementController.Choices(
        known.steps(),
        types.all().stream().map(RequestType::type).toList(),
        AgreementEntry.PRIORITIES,
        AgreementEntry.CLASSES,
        known.groups(),
        filters.teams(),
        calendarNames().entrySet().stream()
            .map(one -> new NamedCalendar(one.getKey(), one.getValue()))
            .toList());
  }

  /**
   * @throws Refusal when the caller may not, fields are not valid, or another agreement is about
   *     the same
   */
  @Transactional
  public Agreement add(Access access, AgreementEntry entry) {
    asks.changeRules();
    check(access, entry, null);
    Instant now = now();
    String id = agreements.create(me(access), now);
    save(access, entry, id, 1, now);
    audit.add(me(access), "agreement.add", id, Map.of("name", entry.name().strip()));
    return agreements.find(id).orElseThrow();
  }

  /**
   * @param from the newest version when the caller read it
   * @throws Refusal as {@link #add}, and when somebody has written a version meanwhile, or it has
   *     ended
   */
  @Transactional
  public Agreement change(Access access, String id, int from, AgreementEntry entry) {
    requireOwner(access);
    Agreement before = locked(id);
    if (before.latest() != from) {
      throw Versions.conflict(Map.of("latest", before.latest()));
    }
    asks.changeRules();
    check(access, entry, id);
    save(access, entry, id, from + 1, now());
    audit.add(
        me(access),
        "agreement.change",
        id,
        Map.of("version", from + 1, "name", entry.name().strip()));
    return agreements.find(id).orElseThrow();
  }

  /**
   * Agrees for each party for which the version names the caller.
   *
   * @throws Refusal when it names the caller for none, it is not the newest, or it has ended
   */
  @Transactional
  public Agreement agree(Access access, String id, int version) {
    find(access, id);
    Agreement agreement = locked(id);
    if (agreement.latest() != version) {
      throw Versions.conflict(Map.of("latest", agreement.latest()));
    }
    AgreementVersion newest = versions(agreement).getFirst();
    if (!names(newest, me(access))) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Only those whom the version names agree for their party.");
    }
    agreeAs(newest, me(access), now());
    audit.add(me(access), "agreement.agree", id, Map.of("version", version));
    enter(access, id, version, now());
    return agreements.find(id).orElseThrow();
  }

  /** Ends it: the decision's rows, or other agreements, hold again. */
  @Transactional
  public Agreement end(Access access, String id) {
    requireOwner(access);
    Agreement agreement = locked(id);
    agreements.end(agreement.id(), me(access), now());
    asks.askForAgreement(id, AgreementRepository.ENDED, me(access), now());
    news.ended(id, me(access), now());
    audit.add(me(access), "agreement.end", id, Map.of("version", agreement.latest()));
    return agreements.find(id).orElseThrow();
  }

  private void save(Access access, AgreementEntry entry, String id, int number, Instant now) {
    AgreementVersion version =
        new AgreementVersion(
            id,
            number,
            entry.name().strip(),
            entry.step(),
            entry.requestType(),
            entry.priority(),
            entry.slaClass(),
            entry.provider(),
            entry.customerTeam(),
            entry.deliverable().strip(),
            entry.targetHours(),
            entry.remindAfterHours(),
            entry.escalateAfterHours(),
            entry.calendar(),
            entry.pausesForRequester(),
            entry.providerPerson(),
            entry.customerPerson(),
            validFrom(entry, now),
            me(access),
            now,
            null,
            null,
            null);
    agreements.add(version);
    agreeAs(version, me(access), now);
    news.written(id, number, now);
    enter(access, id, number, now);
  }

  private Instant validFrom(AgreementEntry entry, Instant now) {
    return entry.validFrom() == null
        ? now
        : entry
            .validFrom()
            .atStartOfDay(calendars.find(entry.calendar()).orElseThrow().zone())
            .toInstant();
  }

  private void agreeAs(AgreementVersion version, String person, Instant now) {
    if (version.providerPerson().equals(person)) {
      agreements.agree(version.agreementId(), version.version(), Side.PROVIDER, now);
    }
    if (version.customerPerson().equals(person)) {
      agreements.agree(version.agreementId(), version.version(), Side.CUSTOMER, now);
    }
  }

  private void enter(Access access, String id, int version, Instant now) {
    if (agreements.enter(id, version, now)) {
      asks.askForAgreement(id, AgreementRepository.CHANGED, me(access), now);
      news.inForce(id, version, me(access), now);
    }
  }

  private void check(Access access, AgreementEntry entry, String id) {
    entry.check(choices(access), name -> people.find(name).orElse(null));
    for (Agreement other : agreements.all(null)) {
      if (!other.id().equals(id) && other.endedAt() == null && isSame(other, entry)) {
        throw Refusal.invalid(
            List.of(
                new FieldError(
                    "step",
                    "must differ from %s, which is about the same step, type, priority, class and team: change that one."
                        .formatted(other.id()))));
      }
    }
  }

  /** Looks at the version in force and at those after it, which may come into force. */
  private boolean isSame(Agreement other, AgreementEntry entry) {
    for (AgreementVersion version : versions(other)) {
      if (isSame(version, entry)) {
        return true;
      }
      if (version.inForceAt() != null) {
        return false;
      }
    }
    return false;
  }

  private static boolean isSame(AgreementVersion version, AgreementEntry entry) {
    return version.step().equals(entry.step())
        && Objects.equals(version.requestType(), entry.requestType())
        && Objects.equals(version.priority(), entry.priority())
        && Objects.equals(version.slaClass(), entry.slaClass())
        && Objects.equals(version.customerTeam(), entry.customerTeam());
  }

  /** The agreement, which goes on, and which nobody else changes meanwhile. */
  private Agreement locked(String id) {
    Agreement found = agreements.lock(id).orElseThrow(() -> Refusal.notFound("agreement", id));
    if (found.endedAt() != null) {
      throw Versions.conflict(Map.of("latest", found.latest(), "endedAt", found.endedAt()));
    }
    return found;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  static boolean names(AgreementVersion version, String person) {
    return version.providerPerson().equals(person) || version.customerPerson().equals(person);
  }

  private static String me(Access access) {
    return access.person().username();
  }

  static void requireOwner(Access access) {
    if (!access.mayChangeAgreements()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Only process owners and admins write agreements.");
    }
  }
}
