package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.core.kpi.LeadTimePart;
import io.launchdesk.portal.dashboard.Figures.Days;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.HourlyRateRepository;
import io.launchdesk.store.kpi.HourlyRateRepository.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
   * @param waiting hours of approvers, queues and requesters: what waited for a skill with a rate
   *     of its own by that, all else by the rate of all
   * @param rework hours of rework, likewise
   * @param skills those whose own rates were applied, by name
   */
  record Cost(
      String currency,
      BigDecimal ratePerHour,
      BigDecimal waiting,
      BigDecimal rework,
      List<OfSkill> skills) {}

  /** Hours that are told by the rate of a skill. */
  record OfSkill(
      String skill, BigDecimal ratePerHour, BigDecimal waitingHours, BigDecimal reworkHours) {}

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
        rates.find().map(rate -> cost(rate, hours, ofSkills(rate, question))).orElse(null));
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

  private List<OfSkill> ofSkills(Rate ofAll, Question question) {
    Map<String, BigDecimal> hours =
        cells.sums(KpiRules.SKILL_HOURS, question.period(), question.slice()).stream()
            .collect(Collectors.toMap(CellQueries.Sum::stage, CellQueries.Sum::total));
    return rates.ofSkills().stream()
        .filter(rate -> rate.holdsBeside(ofAll))
        .map(
            rate ->
                new OfSkill(
                    rate.skill(),
                    rate.amount(),
                    hours.getOrDefault(
                        KpiRules.skillPart(LeadTimePart.QUEUE, rate.skill()), BigDecimal.ZERO),
                    hours.getOrDefault(
                        KpiRules.skillPart(LeadTimePart.REWORK, rate.skill()), BigDecimal.ZERO)))
        .filter(one -> one.waitingHours().signum() + one.reworkHours().signum() > 0)
        .toList();
  }

  private static Cost cost(Rate rate, Map<LeadTimePart, BigDecimal> hours, List<OfSkill> skills) {
    return new Cost(
        rate.currency(),
        rate.amount(),
        money(
            rate.amount(),
            sum(hours, LeadTimePart.APPROVER, LeadTimePart.QUEUE, LeadTimePart.REQUESTER),
            skills,
            OfSkill::waitingHours),
        money(rate.amount(), hours.get(LeadTimePart.REWORK), skills, OfSkill::reworkHours),
        skills);
  }

  /** All hours by the rate of all, and by how much each skill's hours cost more or less. */
  private static BigDecimal money(
      BigDecimal rate,
      BigDecimal hours,
      List<OfSkill> skills,
      Function<OfSkill, BigDecimal> ofSkill) {
    return skills.stream()
        .map(skill -> ofSkill.apply(skill).multiply(skill.ratePerHour().subtract(rate)))
        .reduce(rate.multiply(hours), BigDecimal::add)
        .setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal sum(Map<LeadTimePart, BigDecimal> hours, LeadTimePart... parts) {
    return Arrays.stream(parts).map(hours::get).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Double share(BigDecimal part, BigDecimal all) {
    return all.signum() == 0 ? null : part.doubleValue() / all.doubleValue();
  }
}
