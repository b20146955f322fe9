package io.launchdesk.portal.dashboard;

import io.launchdesk.portal.dashboard.AgeingReading.Ageing;
import io.launchdesk.portal.dashboard.Figures.Days;
import io.launchdesk.portal.dashboard.FlowReading.Flow;
import io.launchdesk.portal.dashboard.Forecasting.Forecast;
import io.launchdesk.portal.dashboard.ProcessDiagrams.ProcessDiagram;
import io.launchdesk.portal.dashboard.SlaReading.Kept;
import io.launchdesk.portal.dashboard.WaitReading.Waits;
import io.launchdesk.portal.identity.ConfidentialReads;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.ElementQueries;
import io.launchdesk.store.kpi.OpenRequestQueries.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How requests flow: where they are, where they wait, what will be late. */
@RestController
@RequestMapping("/api/dashboard")
@Tag(name = "Dashboard")
class FlowController {
  private final Questions questions;
  private final SlaReading sla;
  private final FlowReading flow;
  private final AgeingReading ageing;
  private final WaitReading waits;
  private final ElementQueries elements;
  private final Forecasting forecasting;
  private final ProcessDiagrams diagrams;
  private final ConfidentialReads reads;

  FlowController(
      Questions questions,
      SlaReading sla,
      FlowReading flow,
      AgeingReading ageing,
      WaitReading waits,
      ElementQueries elements,
      Forecasting forecasting,
      ProcessDiagrams diagrams,
      ConfidentialReads reads) {
    this.questions = questions;
    this.sla = sla;
    this.flow = flow;
    this.ageing = ageing;
    this.waits = waits;
    this.elements = elements;
    this.forecasting = forecasting;
    this.diagrams = diagrams;
    this.reads = reads;
  }

  /** Runs of the processes' elements, of requests that ended in the period. */
  record Bottlenecks(Days period, List<ElementQueries.Runs> items) {}

  @Operation(
      summary = "SLA kept by step, stage or team, and what is open",
      description =
          "`by`: step, stage, team. Stages, and the first response, count apart from their steps."
              + Questions.PARAMETERS)
  @GetMapping("/sla")
  Kept sla(Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return sla.of(questions.of(access, parameters));
  }

  @Operation(
      summary = "Requests in each stage at the end of each day; submitted, delivered, ended",
      description = "At most 400 days." + Questions.PARAMETERS)
  @GetMapping("/flow")
  Flow flow(Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return flow.of(questions.of(access, parameters));
  }

  @Operation(
      summary = "Age of open requests by stage, and the oldest that I may see",
      description = "As of now." + Questions.PARAMETERS)
  @GetMapping("/ageing")
  Ageing ageing(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    Ageing answer = ageing.of(questions.of(access, parameters), access);
    reads.note(access, answer.oldest().stream().map(Open::requestId).toList());
    return answer;
  }

  @Operation(
      summary = "Where lead time goes, and what waiting and rework cost",
      description = "Of requests that ended in the period." + Questions.PARAMETERS)
  @GetMapping("/waits")
  Waits waits(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return waits.of(questions.of(access, parameters));
  }

  @Operation(
      summary = "Time, wait, rework and breaches of each BPMN element",
      description = "Of requests that ended in the period." + Questions.PARAMETERS)
  @GetMapping("/bottlenecks")
  Bottlenecks bottlenecks(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    Question question = questions.of(access, parameters);
    return new Bottlenecks(
        Days.of(question.period()), elements.runs(question.period(), question.slice()));
  }

  @Operation(
      summary = "Open steps that will probably be late",
      description = "`days`: 1 to 31, today included; 7 unless given." + Questions.PARAMETERS)
  @GetMapping("/forecast")
  Forecast forecast(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    Forecast answer = forecasting.of(questions.of(access, parameters), access);
    reads.note(access, answer.items().stream().map(Forecasting.Item::requestId).toList());
    return answer;
  }

  @Operation(summary = "The processes as they are deployed now, in the order of a request's way")
  @GetMapping("/diagrams")
  Page<ProcessDiagram> diagrams(Access access) {
    Question.requireReader(access);
    return Page.whole(diagrams.all());
  }
}
