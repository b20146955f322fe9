package io.launchdesk.portal.kpi;

import io.launchdesk.core.kpi.KpiCatalogue;
import io.launchdesk.core.kpi.KpiDefinition;
import io.launchdesk.portal.kpi.KpiCatalogueController.Entry;
import io.launchdesk.portal.kpi.KpiCatalogueController.NewTarget;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.KpiTarget;
import io.launchdesk.store.kpi.KpiTargetRepository;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells and changes what is aimed at. */
@Service
class KpiTargets {
  private static final int LONGEST_REASON = 500;
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  private final KpiTargetRepository targets;
  private final CellQueries cells;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  KpiTargets(
      KpiTargetRepository targets,
      CellQueries cells,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.targets = targets;
    this.cells = cells;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<Entry> catalogue(Access access) {
    requireReader(access);
    Map<String, KpiTarget> aims = targets.on(today());
    Map<String, Integer> latest = targets.latestVersions();
    return KpiCatalogue.ALL.stream()
        .map(
            kpi -> {
              KpiTarget aim = aims.get(kpi.id());
              return new Entry(
                  kpi,
                  "kpi." + kpi.id(),
                  aim == null || aim.value() == null ? null : aim,
                  latest.getOrDefault(kpi.id(), 0),
                  access.mayChangeTargets());
            })
        .toList();
  }

  List<KpiTarget> versions(Access access, String kpi) {
    requireReader(access);
    return targets.versions(known(kpi).id());
  }

  /**
   * @param version the header If-Match: the latest version that the caller has seen, 0 for none
   * @throws Refusal when the person may not, something does not fit, or it was changed meanwhile
   */
  KpiTarget change(Access access, String id, String version, NewTarget entered) {
    if (!access.mayChangeTargets()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Targets are changed by process owners, analysts and admins.");
    }
    int from = Versions.from(version);
    KpiDefinition kpi = known(id);
    BigDecimal value = value(kpi, entered.value());
    String reason = EnteredJson.text("reason", entered.reason(), LONGEST_REASON);
    LocalDate day = day(entered.effectiveFrom());
    return transaction.execute(
        status -> {
          KpiTarget target =
              new KpiTarget(
                  id,
                  from + 1,
                  value,
                  day,
                  reason,
                  access.person().username(),
                  clock.instant().truncatedTo(ChronoUnit.MICROS));
          int latest = targets.latest(id).map(KpiTarget::version).orElse(0);
          if (latest != from || !targets.add(target)) {
            throw Versions.conflict(targets.latest(id).orElse(null));
          }
          audit.add(
              target.author(),
              "kpi.target",
              id,
              Map.of("version", target.version(), "reason", reason));
          return target;
        });
  }

  private static BigDecimal value(KpiDefinition kpi, BigDecimal value) {
    BigDecimal most = kpi.unit().equals("share") ? BigDecimal.ONE : MOST;
    if (value != null
        && (value.signum() < 0
            || value.compareTo(most) > 0
            || value.stripTrailingZeros().scale() > 4)) {
      throw Refusal.invalid(
          "value",
          "must be a number from 0 to " + most.toPlainString() + " with up to four decimals.");
    }
    return value;
  }

  private LocalDate day(LocalDate day) {
    LocalDate today = today();
    if (day == null) {
      return today;
    }
    if (day.isBefore(today.minusYears(10)) || day.isAfter(today.plusYears(10))) {
      throw Refusal.invalid("effectiveFrom", "must be within ten years of today.");
    }
    return day;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(cells.zone()));
  }

  private static KpiDefinition known(String id) {
    return KpiCatalogue.find(id).orElseThrow(() -> Refusal.notFound("KPI", id));
  }

  private static void requireReader(Access access) {
    if (!access.seesKpis()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Figures are for analysts, process owners, operators and leads.");
    }
  }
}
