package io.launchdesk.portal.kpi;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.kpi.HourlyRateRepository;
import io.launchdesk.store.kpi.HourlyRateRepository.Rate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an hour of work costs, for the cost of waiting and rework. */
@RestController
@RequestMapping("/api/hourly-rate")
@Tag(name = "KPIs")
class HourlyRateController {
  private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

  private final HourlyRateRepository rates;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  HourlyRateController(
      HourlyRateRepository rates, AuditLog audit, TransactionTemplate transaction, Clock clock) {
    this.rates = rates;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @param rate null when none was set
   * @param version for If-Match; 0 when none was set
   * @param mayChange whether the caller may set it
   * @param skills that people have or work needed, by name
   */
  record Told(Rate rate, int version, boolean mayChange, List<OfSkill> skills) {}

  /**
   * What an hour costs that needs a skill.
   *
   * @param rate null while the rate of all holds
   * @param version for If-Match; 0 when there never was an own rate
   */
  record OfSkill(String skill, Rate rate, int version) {}

  record Entered(BigDecimal amount, String currency) {}

  /**
   * @param amount in the currency of the rate of all; null when that is to hold again
   */
  record EnteredOfSkill(BigDecimal amount) {}

  @Operation(summary = "What an hour of work costs, for all and by skill")
  @GetMapping
  Told told(Access access) {
    requireReader(access);
    return shown(access);
  }

  @Operation(summary = "All rates so far, the latest first; `skill` is null for the rate of all")
  @GetMapping("/versions")
  Page<Rate> versions(Access access) {
    requireReader(access);
    return Page.whole(rates.versions());
  }

  @Operation(
      summary = "Set what an hour of work costs",
      description =
          "For process owners and admins. If-Match has the version that was read; costs are told by the rate of now.")
  @PutMapping
  ResponseEntity<Told> set(
      Access access,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody Entered body) {
    requireSetter(access);
    return set(
        access,
        new Rate(
            null,
            amount(body.amount()),
            currency(body.currency()),
            Versions.from(version) + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            access.person().username()));
  }

  @Operation(
      summary = "Set what an hour costs that needs a skill",
      description =
          "For process owners and admins; in the currency of the rate of all, which has to be there. `null` lets that hold"
              + " again. If-Match has the version that was read, 0 at first.")
  @PutMapping("/skills/{skill}")
  ResponseEntity<Told> set(
      Access access,
      @PathVariable String skill,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
      @RequestBody EnteredOfSkill body) {
    requireSetter(access);
    if (!rates.skills().contains(skill)) {
      throw Refusal.notFound("skill", skill);
    }
    Rate ofAll =
        rates
            .find()
            .orElseThrow(() -> Refusal.invalid("amount", "needs the rate of all: set that first."));
    return set(
        access,
        new Rate(
            skill,
            body.amount() == null ? null : amount(body.amount()),
            ofAll.currency(),
            Versions.from(version) + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            access.person().username()));
  }

  private ResponseEntity<Told> set(Access access, Rate rate) {
    transaction.executeWithoutResult(
        status -> {
          if (!rates.save(rate)) {
            throw Versions.conflict(rates.find(rate.skill()).orElse(null));
          }
          Map<String, Object> details = new HashMap<>();
          details.put("amount", rate.amount());
          details.put("currency", rate.currency());
          audit.add(
              rate.changedBy(), "rate.set", rate.skill() == null ? "usual" : rate.skill(), details);
        });
    return ResponseEntity.ok().eTag(Versions.tag(rate.version())).body(shown(access));
  }

  private Told shown(Access access) {
    Rate ofAll = rates.find().orElse(null);
    Map<String, Rate> own =
        rates.ofSkills().stream().collect(Collectors.toMap(Rate::skill, Function.identity()));
    return new Told(
        ofAll,
        version(ofAll),
        access.mayChangeRates(),
        rates.skills().stream()
            .map(
                skill -> {
                  Rate rate = own.get(skill);
                  boolean holds = rate != null && rate.holdsBeside(ofAll);
                  return new OfSkill(skill, holds ? rate : null, version(rate));
                })
            .toList());
  }

  private static int version(Rate rate) {
    return rate == null ? 0 : rate.version();
  }

  private static void requireSetter(Access access) {
    if (!access.mayChangeRates()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Rates are set by process owners and admins.");
    }
  }

  private static void requireReader(Access access) {
    if (!access.seesKpis()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Figures are for analysts, process owners, operators and leads.");
    }
  }

  private static BigDecimal amount(BigDecimal amount) {
    if (amount == null
        || amount.signum() < 0
        || amount.compareTo(MOST) > 0
        || amount.stripTrailingZeros().scale() > 2) {
      throw Refusal.invalid("amount", "must be a number from 0 to 100000, to a hundredth.");
    }
    return amount;
  }

  private static String currency(String currency) {
    boolean known =
        currency != null
            && Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(currency));
    if (!known) {
      throw Refusal.invalid("currency", "must be a currency such as EUR.");
    }
    return currency;
  }
}
