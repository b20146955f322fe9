package io.launchdesk.portal.dashboard;

import io.launchdesk.core.kpi.KpiDefinition;
import io.launchdesk.core.kpi.Sketch;
import io.launchdesk.portal.identity.ConfidentialReads;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.CellQueries;
import io.launchdesk.store.kpi.CellQueries.Values;
import io.launchdesk.store.kpi.ElementRequestQueries;
import io.launchdesk.store.kpi.FigureRequestQueries;
import io.launchdesk.store.kpi.FigureRequestQueries.Behind;
import io.launchdesk.store.kpi.FigureRequestQueries.Place;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures for managers and analysts. */
@RestController
@RequestMapping("/api/dashboard")
@Tag(name = "Dashboard")
class DashboardController {
  private static final String REQUESTS = "figure-requests";
  private static final String ELEMENT_REQUESTS = "element-requests";

  private final Questions questions;
  private final FigureReading figures;
  private final CellQueries cells;
  private final FigureRequestQueries requests;
  private final ElementRequestQueries elementRequests;
  private final ConfidentialReads reads;
  private final PageSize sizes;

  DashboardController(
      Questions questions,
      FigureReading figures,
      CellQueries cells,
      FigureRequestQueries requests,
      ElementRequestQueries elementRequests,
      ConfidentialReads reads,
      PageSize sizes) {
    this.questions = questions;
    this.figures = figures;
    this.cells = cells;
    this.requests = requests;
    this.elementRequests = elementRequests;
    this.reads = reads;
    this.sizes = sizes;
  }

  @Operation(summary = "Types, teams, channels and priorities of which there are figures")
  @GetMapping("/choices")
  CellQueries.Choices choices(Access access) {
    Question.requireReader(access);
    return cells.choices();
  }

  @Operation(
      summary = "Figures with trend, target and the period before",
      description =
          "`kpi`: several with commas, all when none is named. `part`: one stage, step or outcome; `byPart=true`: a"
              + " figure for each."
              + Questions.PARAMETERS)
  @GetMapping("/figures")
  Figures figures(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    return figures.of(questions.of(access, parameters));
  }

  @Operation(
      summary = "How often which values of a KPI occurred",
      description = "`kpi`, `part`." + Questions.PARAMETERS)
  @GetMapping("/distribution")
  Distribution distribution(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    Question question = questions.of(access, parameters);
    KpiDefinition kpi = kpi(question);
    String part = part(question, kpi);
    return Distribution.of(
        question.period(),
        kpi,
        part,
        Sketch.of(
            cells.whole(kpi.id(), part, question.period(), question.slice()).stream()
                .map(Values::cell)
                .toList()));
  }

  @Operation(
      summary = "The requests behind a number that I may see, the latest first",
      description =
          "`kpi`, `part`; `above` and `upTo`: values greater than, not greater than; `cursor`, `limit`."
              + Questions.PARAMETERS)
  @GetMapping("/requests")
  Page<Behind> requests(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    Question question = questions.of(access, parameters);
    KpiDefinition kpi = kpi(question);
    int size = sizes.of(question.query().limit());
    Place after =
        Cursor.decode(
            REQUESTS,
            parameters.get("cursor"),
            keys -> new Place(Instant.parse(keys.get(0)), keys.get(1)));
    return reads.noted(
        access,
        Page.of(
            requests.list(
                new FigureRequestQueries.Wanted(
                    kpi.id(),
                    part(question, kpi),
                    question.period(),
                    question.slice(),
                    question.query().number("above"),
                    question.query().number("upTo")),
                access,
                after,
                size + 1),
            size,
            last -> Cursor.encode(REQUESTS, last.at(), last.effectKey())),
        Behind::requestId);
  }

  @Operation(
      summary =
          "The requests behind an element's figures that I may see, those that ended last first",
      description =
          "`process`, `element`; `only`: waits, rework, breaches; `cursor`, `limit`."
              + Questions.PARAMETERS)
  @GetMapping("/element-requests")
  Page<ElementRequestQueries.Behind> elementRequests(
      Access access, @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    Question question = questions.of(access, parameters);
    String only =
        question.query().oneOf("only", "all", List.of("all", "waits", "rework", "breaches"));
    int size = sizes.of(question.query().limit());
    ElementRequestQueries.Place after =
        Cursor.decode(
            ELEMENT_REQUESTS,
            parameters.get("cursor"),
            keys ->
                new ElementRequestQueries.Place(
                    Instant.parse(keys.get(0)), Long.parseLong(keys.get(1))));
    return reads.noted(
        access,
        Page.of(
            elementRequests.list(
                new ElementRequestQueries.Wanted(
                    needed(question, "process"),
                    needed(question, "element"),
                    ElementRequestQueries.Only.valueOf(only.toUpperCase(Locale.ROOT)),
                    question.period(),
                    question.slice()),
                access,
                after,
                size + 1),
            size,
            last -> Cursor.encode(ELEMENT_REQUESTS, last.at(), last.rootKey())),
        ElementRequestQueries.Behind::requestId);
  }

  private static String needed(Question question, String name) {
    String value = question.query().text(name);
    if (value == null) {
      throw Refusal.parameter(name, "is needed.");
    }
    return value;
  }

  private static KpiDefinition kpi(Question question) {
    return FigureReading.recorded(needed(question, "kpi"));
  }

  private static String part(Question question, KpiDefinition kpi) {
    String part = question.query().text("part");
    return part == null ? kpi.usual() : part;
  }
}
