package io.launchdesk.workers.brief;

import io.launchdesk.core.brief.BriefFacts;
import io.launchdesk.core.brief.BriefProblem;
import io.launchdesk.core.brief.BriefRules;
import io.launchdesk.core.budget.BudgetRules;
import io.launchdesk.core.form.FormSchema;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.budget.BudgetRepository;
import io.launchdesk.store.engine.EngineQueries;
import io.launchdesk.store.sla.CalendarRepository;
import io.launchdesk.workers.engine.Requests;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Holds a brief against the deployed intake form and the rules beyond it. */
@Component
class BriefValidation {
  private final Requests requests;
  private final BriefRepository briefs;
  private final EngineQueries engine;
  private final BudgetRepository budgets;
  private final CalendarRepository calendars;
  private final Clock clock;

  BriefValidation(
      Requests requests,
      BriefRepository briefs,
      EngineQueries engine,
      BudgetRepository budgets,
      CalendarRepository calendars,
      Clock clock) {
    this.requests = requests;
    this.briefs = briefs;
    this.engine = engine;
    this.budgets = budgets;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** Validates the current version, keeps what is wrong with it, and gives its facts. */
  BriefFacts validate(String requestId) {
    RequestBrief request = requests.get(requestId);
    ZoneId zone = calendars.deskZone();
    List<BriefProblem> problems = problems(request, zone);
    BriefFacts facts =
        BriefFacts.of(
            new BriefFacts.Origin(
                request.id(),
                request.type(),
                request.requester(),
                request.formId(),
                request.version()),
            request.brief(),
            problems,
            zone,
            clock);
    briefs.replaceProblems(requestId, request.version(), problems);
    briefs.keepLaunchAt(requestId, Instant.parse(facts.launchAt()));
    return facts;
  }

  /** One problem per field; the form's come first. */
  private List<BriefProblem> problems(RequestBrief request, ZoneId zone) {
    Map<String, BriefProblem> byField = new LinkedHashMap<>();
    form(request)
        .problems(request.brief().fields())
        .forEach(it -> byField.put(it.field(), new BriefProblem(it.field(), it.message())));
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    String period =
        BudgetRules.period(
            request.brief().launchDate().orElse(today).atStartOfDay(zone).toInstant());
    BriefRules.problems(
            new BriefRules.Context(
                request.type(), request.brief(), today, budgets.costCentres(period)))
        .forEach(it -> byField.putIfAbsent(it.field(), it));
    return List.copyOf(byField.values());
  }

  private FormSchema form(RequestBrief request) {
    return engine
        .latestForm(request.formId())
        .map(form -> FormSchema.parse(form.schema(), clock))
        .orElseThrow(
            () ->
                new TechnicalFailure(
                    "The intake form '%s' of the request type '%s' is not in the list of deployed forms. Check that the form is deployed and that the exporter runs (its lag is shown by doctor), then retry."
                        .formatted(request.formId(), request.type())));
  }
}
