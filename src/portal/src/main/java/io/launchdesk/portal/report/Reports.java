package io.launchdesk.portal.report;

import io.launchdesk.core.contract.Messages;
import io.launchdesk.core.report.ReportSchedule;
import io.launchdesk.core.report.ReportSchedule.Due;
import io.launchdesk.core.report.ReportSchedule.Every;
import io.launchdesk.core.sla.BusinessCalendar;
import io.launchdesk.portal.engine.Relay;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.outbox.Command.PublishMessage;
import io.launchdesk.store.outbox.OutboxRepository;
import io.launchdesk.store.report.Report;
import io.launchdesk.store.report.ReportDeliveryRepository;
import io.launchdesk.store.report.ReportRepository;
import io.launchdesk.store.report.ReportRun;
import io.launchdesk.store.report.ReportRunRepository;
import io.launchdesk.store.sla.CalendarRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps definitions of reports, and has one sent at once. */
@Service
class Reports {
  private static final int MOST = 200;
  private static final int MOST_RECIPIENTS = 200;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_FILTER = 500;
  private static final int STEP_MINUTES = 15;
  private static final Set<String> LANGUAGES = Set.of("en", "pl", "zh-Hans", "zh-Hant", "fa");
  private static final Set<String> FILTERS =
      Set.of("type", "team", "channel", "priority", "campaign");

  private final ReportRepository reports;
  private final ReportRunRepository runs;
  private final ReportDeliveryRepository deliveries;
  private final CalendarRepository calendars;
  private final OutboxRepository outbox;
  private final Relay relay;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Reports(
      ReportRepository reports,
      ReportRunRepository runs,
      ReportDeliveryRepository deliveries,
      CalendarRepository calendars,
      OutboxRepository outbox,
      Relay relay,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.reports = reports;
    this.runs = runs;
    this.deliveries = deliveries;
    this.calendars = calendars;
    this.outbox = outbox;
    this.relay = relay;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What somebody wants to have sent. */
  record Entered(
      String name,
      String language,
      String every,
      Integer day,
      LocalTime at,
      Map<String, String> filters,
      List<String> people,
      List<String> groups,
      Boolean active) {}

  List<Report> all(Access access) {
    ReportLog.requireReader(access);
    return reports.all();
  }

  /** When the report is sent next; empty while it is not. */
  Optional<Due> next(Report report) {
    return report.active() ? report.schedule().next(calendar(), clock.instant()) : Optional.empty();
  }

  /**
   * Keeps a new report, or changes one. What was due before is not sent after a change.
   *
   * @param from the version that was changed; 0 for a new report
   */
  Report save(Access access, UUID id, int from, Entered entered) {
    requireMaker(access);
    Report wanted = checked(access, id, from + 1, entered);
    return transaction.execute(
        status -> {
          Optional<Report> current = reports.lock(id);
          if (current.isPresent() && says(current.get(), wanted)) {
            return current.get();
          }
          if (current.map(Report::version).orElse(0) != from) {
            throw Versions.conflict(current.orElse(null));
          }
          if (current.isEmpty()) {
            if (reports.count() >= MOST) {
              throw Refusal.invalid(
                  "name", "would be one too many: there are " + MOST + " reports.");
            }
            reports.insert(wanted);
          } else {
            reports.update(wanted);
          }
          audit.add(
              access.person().username(),
              "report.save",
              id.toString(),
              Map.of("version", wanted.version(), "name", wanted.name()));
          return wanted;
        });
  }

  /** Deletes it; one that is not there is gone already. */
  void delete(Access access, UUID id) {
    requireMaker(access);
    transaction.executeWithoutResult(
        status -> {
          if (reports.lock(id).isPresent()) {
            reports.delete(id);
            audit.add(access.person().username(), "report.delete", id.toString(), Map.of());
          }
        });
  }

  /**
   * Sends the caller the report of its last period.
   *
   * @param runId null for a new one
   */
  UUID sendToMe(Access access, UUID id, UUID runId) {
    ReportLog.requireReader(access);
    Report report = reports.find(id).orElseThrow(() -> Refusal.notFound("report", id));
    Instant now = now();
    Due due =
        report
            .schedule()
            .last(calendar(), now)
            .orElseThrow(() -> Refusal.invalid("every", "has had no day of work for long."));
    UUID run = runId == null ? UUID.randomUUID() : runId;
    transaction.executeWithoutResult(
        status -> {
          boolean added =
              runs.plan(
                  new ReportRun(
                      run,
                      id,
                      report.name(),
                      report.language(),
                      report.filters(),
                      due.from(),
                      due.to(),
                      access.person().username(),
                      now,
                      now,
                      null));
          if (added) {
            outbox.add(
                null,
                new PublishMessage(
                    Messages.REPORT_WANTED,
                    run.toString(),
                    "report:" + run,
                    Map.of("wantedRun", run.toString())),
                now);
            relay.kick();
          }
        });
    return run;
  }

  private Report checked(Access access, UUID id, int version, Entered entered) {
    String name = EnteredJson.text("name", entered.name(), LONGEST_NAME);
    if (entered.language() == null || !LANGUAGES.contains(entered.language())) {
      throw Refusal.invalid("language", "must be one of " + String.join(", ", LANGUAGES) + ".");
    }
    List<String> people = listed("people", entered.people());
    List<String> groups = listed("groups", entered.groups());
    if (deliveries.people(groups, people).isEmpty()) {
      throw Refusal.invalid("people", "must name somebody, or a group with people in it.");
    }
    Instant now = now();
    return new Report(
        id,
        name,
        entered.language(),
        schedule(entered),
        filters(entered.filters()),
        people,
        groups,
        !Boolean.FALSE.equals(entered.active()),
        now,
        access.person().username(),
        access.person().displayName(),
        version,
        now);
  }

  private static ReportSchedule schedule(Entered entered) {
    Every every =
        Arrays.stream(Every.values())
            .filter(one -> one.slug().equals(entered.every()))
            .findFirst()
            .orElseThrow(() -> Refusal.invalid("every", "must be one of day, week, month."));
    LocalTime at = entered.at();
    if (at == null || at.getMinute() % STEP_MINUTES != 0 || at.getSecond() != 0) {
      throw Refusal.invalid("at", "must be a quarter of an hour, such as 08:15.");
    }
    try {
      return new ReportSchedule(every, entered.day(), at);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(
          "day", "must be 1 to 7 for a week, 1 to 28 for a month, and nothing for every day.");
    }
  }

  private static Map<String, String> filters(Map<String, String> entered) {
    Map<String, String> filters = new LinkedHashMap<>();
    for (Map.Entry<String, String> one :
        (entered == null ? Map.<String, String>of() : entered).entrySet()) {
      if (!FILTERS.contains(one.getKey())) {
        throw Refusal.invalid("filters", "may have " + String.join(", ", FILTERS) + ".");
      }
      if (one.getValue() != null && !one.getValue().isBlank()) {
        filters.put(
            one.getKey(),
            EnteredJson.text("filters." + one.getKey(), one.getValue(), LONGEST_FILTER));
      }
    }
    return filters;
  }

  private static List<String> listed(String field, List<String> entered) {
    List<String> names = entered == null ? List.of() : entered.stream().distinct().toList();
    if (names.size() > MOST_RECIPIENTS
        || names.stream().anyMatch(name -> name == null || !EnteredJson.isStorable(name))) {
      throw Refusal.invalid(field, "must be up to " + MOST_RECIPIENTS + " names.");
    }
    return names;
  }

  private static boolean says(Report current, Report wanted) {
    return current.name().equals(wanted.name())
        && current.language().equals(wanted.language())
        && current.schedule().equals(wanted.schedule())
        && current.filters().equals(wanted.filters())
        && current.people().equals(wanted.people())
        && current.groups().equals(wanted.groups())
        && current.active() == wanted.active();
  }

  private BusinessCalendar calendar() {
    return calendars
        .find(CalendarRepository.STANDARD)
        .orElseThrow(
            () -> new IllegalStateException("there is no calendar " + CalendarRepository.STANDARD));
  }

  private static void requireMaker(Access access) {
    if (!access.mayChangeReports()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Reports are made by analysts, process owners and admins.");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
