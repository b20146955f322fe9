package io.launchdesk.portal.request;

import io.launchdesk.core.brief.Brief;
import io.launchdesk.core.brief.BriefChangeRules;
import io.launchdesk.core.brief.BriefRules;
import io.launchdesk.core.brief.BriefStage;
import io.launchdesk.core.budget.BudgetRules;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.brief.BriefVersionRepository.Current;
import io.launchdesk.store.budget.BudgetRepository;
import io.launchdesk.store.sla.CalendarRepository;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Refuses changes that the stage of a running request could not honour. */
@Component
class RunningBriefs {
  private final IntakeForms forms;
  private final BudgetRepository budgets;
  private final CalendarRepository calendars;
  private final Clock clock;

  RunningBriefs(
      IntakeForms forms, BudgetRepository budgets, CalendarRepository calendars, Clock clock) {
    this.forms = forms;
    this.budgets = budgets;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * @param type key of the request's type
   * @param changed names of the fields that differ
   * @throws Refusal when a field may not change any more, or a brief that was complete would not be
   */
  void check(String type, Current current, Map<String, Object> after, List<String> changed) {
    ZoneId zone = calendars.deskZone();
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    List<FieldError> fixed =
        BriefChangeRules.refusals(
                new BriefChangeRules.Change(
                    current.stage(),
                    changed,
                    current.approved(),
                    new Brief(current.brief()),
                    new Brief(after),
                    today))
            .stream()
            .map(problem -> new FieldError(problem.field(), problem.message()))
            .toList();
    if (!fixed.isEmpty()) {
      throw new Refusal(ProblemType.BRIEF_FIXED, detail(fixed), fixed);
    }
    if (current.stage() != BriefStage.INTAKE) {
      checkStaysComplete(type, current.brief(), after, today, zone);
    }
  }

  /** Intake asks for what is missing; later nobody would. */
  private void checkStaysComplete(
      String type,
      Map<String, Object> before,
      Map<String, Object> after,
      LocalDate today,
      ZoneId zone) {
    Set<String> wrongBefore =
        problems(type, before, today, zone).stream()
            .map(FieldError::field)
            .collect(Collectors.toSet());
    List<FieldError> errors =
        problems(type, after, today, zone).stream()
            .filter(error -> !wrongBefore.contains(error.field()))
            .toList();
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private List<FieldError> problems(
      String type, Map<String, Object> fields, LocalDate today, ZoneId zone) {
    Brief brief = new Brief(fields);
    String period =
        BudgetRules.period(brief.launchDate().orElse(today).atStartOfDay(zone).toInstant());
    return Stream.concat(
            forms.problems(type, fields).stream(),
            BriefRules.problems(
                    new BriefRules.Context(type, brief, today, budgets.costCentres(period)))
                .stream()
                .map(problem -> new FieldError(problem.field(), problem.message())))
        .toList();
  }

  private static String detail(List<FieldError> errors) {
    return errors.size() == 1
        ? errors.getFirst().field() + " " + errors.getFirst().message()
        : errors.size() + " fields cannot change any more.";
  }
}
