package io.launchdesk.portal.studio.proof;

import io.launchdesk.core.proof.Control;
import io.launchdesk.core.proof.decision.Doubt;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.proof.ControlsCheck.Proven;
import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.studio.ModelId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which controls are proven for what is live. */
@RestController
@Tag(name = "Models")
class ControlsController {
  private final LiveModelRepository live;
  private final ControlsCheck check;

  ControlsController(LiveModelRepository live, ControlsCheck check) {
    this.live = live;
    this.check = check;
  }

  /** Where a control does not hold; {@code path} has ids of elements and flows of the model. */
  record BreachView(
      String kind,
      String model,
      String element,
      boolean error,
      String message,
      String code,
      Map<String, Object> places,
      List<String> path) {}

  /**
   * A control and what became of it.
   *
   * @param control such as {@code control-other-eyes}
   * @param verdict {@code proven}, {@code broken}, or {@code open} when there was too much to look
   *     at
   */
  record ControlView(String control, String verdict, List<BreachView> breaches) {}

  /** The engine's version of a model that was looked at. */
  record ModelView(String kind, String model, int version) {}

  /**
   * What of a decision could not be told, and was taken for possible.
   *
   * @param model file of the decision
   * @param element id of the rule; that of the decision when it is all of it
   * @param reason {@code condition}, {@code result}, {@code logic} or {@code size}
   */
  record DoubtView(String model, String decision, String element, String reason) {}

  /** The proof. */
  record Controls(List<ControlView> controls, List<ModelView> models, List<DoubtView> doubts) {}

  @Operation(
      summary = "Which controls are proven for the live models",
      description =
          "`verdict` is `proven`, `broken` or `open` (too large to be looked through). Each breach"
              + " has the way that leads there as ids of elements and flows. `doubts` are parts of"
              + " decisions that could not be told, and were taken for possible.")
  @GetMapping("/api/models/controls")
  Controls controls(Access access) {
    if (!access.seesModels()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Models are for process owners, analysts, operators and admins.");
    }
    List<LiveModel> models = live.all();
    Map<ModelId, String> contents = LiveModel.contents(models);
    Proven proven = check.proven(contents);
    Map<String, List<Finding>> found =
        proven.findings().stream().collect(Collectors.groupingBy(Finding::rule));
    return new Controls(
        Arrays.stream(Control.values())
            .map(control -> view(control, found.getOrDefault(control.rule(), List.of())))
            .toList(),
        models.stream()
            .map(
                one -> new ModelView(one.id().kind().slug(), one.id().model(), one.engineVersion()))
            .toList(),
        proven.doubts().entrySet().stream()
            .map(one -> view(one.getKey(), one.getValue()))
            .toList());
  }

  private static DoubtView view(Doubt doubt, ModelId file) {
    return new DoubtView(
        file.model(),
        doubt.decision(),
        doubt.element(),
        doubt.reason().name().toLowerCase(Locale.ROOT));
  }

  private static ControlView view(Control control, List<Finding> findings) {
    boolean broken =
        findings.stream().anyMatch(found -> found.severity() == Finding.Severity.ERROR);
    String verdict = broken ? "broken" : findings.isEmpty() ? "proven" : "open";
    return new ControlView(
        control.rule(), verdict, findings.stream().map(ControlsController::view).toList());
  }

  private static BreachView view(Finding found) {
    return new BreachView(
        found.model().kind().slug(),
        found.model().model(),
        found.element(),
        found.severity() == Finding.Severity.ERROR,
        found.message(),
        found.sentence().code(),
        found.sentence().places(),
        found.path());
  }
}
