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
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
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
   */
  record Told(Rate rate, int version, boolean mayChange) {}

  record Entered(BigDecimal amount, String currency) {}

  @Operation(summary = "What an hour of work costs, for all")
  @GetMapping
  Told told(Access access) {
    requireReader(access);
    return told(access, rates.find().orElse(null));
  }

  @Operation(summary = "What an hour of work costs and cost before, the latest first")
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
    if (!access.mayChangeRates()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Rates are set by process owners and admins.");
    }
    Rate rate =
        new Rate(
            amount(body.amount()),
            currency(body.currency()),
            Versions.from(version) + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            access.person().username());
    transaction.executeWithoutResult(
        status -> {
          if (!rates.save(rate)) {
            throw Versions.conflict(rates.find().orElse(null));
          }
          audit.add(
              rate.changedBy(),
              "rate.set",
              "usual",
              Map.of("amount", rate.amount(), "currency", rate.currency()));
        });
    return ResponseEntity.ok().eTag(Versions.tag(rate.version())).body(told(access, rate));
  }

  private static Told told(Access access, Rate rate) {
    return new Told(rate, rate == null ? 0 : rate.version(), access.mayChangeRates());
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
