package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.LeadTimePart;
import io.launchdesk.portal.dashboard.Figures.Days;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.HourlyRateRepository;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Where the lead time of the requests went that ended in the period, and what that costs. */
@Service
class WaitReading {
  private final CellQueries cells;
  private final HourlyRateRepository rates;

  WaitReading(CellQueries cells, HourlyRateRepository rates) {
    this.cells = cells;
    this.rates = rates;
  }

  /**
   * @param n requests
   * @param flowEfficiency work and automated steps in all time but off-hours and planned waits;
   *     null when there is none
   * @param cost null when there is no hourly rate
   */
  record Waits(Days period, long n, List<Part> parts, Double flowEfficiency, Cost cost) {}

  /** A part of the lead time, and its share of all of it. */
  record Part(String part, BigDecimal hours, Double share) {}

  /**
   * @param waiting hours of approvers, queues and requesters, by the rate
   * @param rework hours of rework, by the rate
   */
  record Cost(String currency, BigDecimal ratePerHour, BigDecimal waiting, BigDecimal rework) {}

  Waits of(Question question) {
    Map<LeadTimePart, BigDecimal> hours = new EnumMap<>(LeadTimePart.class);
    Arrays.stream(LeadTimePart.values()).forEach(part -> hours.put(part, BigDecimal.ZERO));
    long n = 0;
    for (CellQueries.Sum sum :
        cells.sums(KpiRules.WAIT_HOURS, question.period(), question.slice())) {
      LeadTimePart part = LeadTimePart.of(sum.stage());
      hours.put(part, sum.total());
      n = part == LeadTimePart.WORK ? sum.n() : n;
    }
    BigDecimal all = sum(hours, LeadTimePart.values());
    return new Waits(
        Days.of(question.period()),
        n,
        hours.entrySet().stream()
            .map(
                part ->
                    new Part(part.getKey().slug(), part.getValue(), share(part.getValue(), all)))
            .toList(),
        efficiency(hours),
        rates.find().map(rate -> cost(rate, hours)).orElse(null));
  }

  private static Double efficiency(Map<LeadTimePart, BigDecimal> hours) {
    BigDecimal moving = sum(hours, LeadTimePart.WORK, LeadTimePart.AUTOMATED);
    BigDecimal waiting =
        sum(
            hours,
            LeadTimePart.REWORK,
            LeadTimePart.APPROVER,
            LeadTimePart.QUEUE,
            LeadTimePart.REQUESTER);
    return share(moving, moving.add(waiting));
  }

  private static Cost cost(HourlyRateRepository.Rate rate, Map<LeadTimePart, BigDecimal> hours) {
    return new Cost(
        rate.currency(),
        rate.amount(),
        money(
            rate.amount(),
            sum(hours, LeadTimePart.APPROVER, LeadTimePart.QUEUE, LeadTimePart.REQUESTER)),
        money(rate.amount(), hours.get(LeadTimePart.REWORK)));
  }

  private static BigDecimal money(BigDecimal rate, BigDecimal hours) {
    return rate.multiply(hours).setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal sum(Map<LeadTimePart, BigDecimal> hours, LeadTimePart... parts) {
    return Arrays.stream(parts).map(hours::get).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Double share(BigDecimal part, BigDecimal all) {
    return all.signum() == 0 ? null : part.doubleValue() / all.doubleValue();
  }
}
