package io.launchdesk.portal.studio;

import io.launchdesk.core.contract.ProcessContract;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is wrong with models, and what one has to know to tell. */
@RestController
@RequestMapping("/api/models")
@Tag(name = "Models")
class FindingController {
  private final ModelFindings findings;

  FindingController(ModelFindings findings) {
    this.findings = findings;
  }

  /** A model that is looked at. */
  record Looked(String content) {}

  /** A model as it is live. */
  record Live(String kind, String id, String content) {}

  /** What rules that run in the browser go by. */
  record Surroundings(ProcessContract contract, List<Live> models) {}

  /** A finding, with its model as in addresses; the sentence's code is null when it has none. */
  record Told(
      String kind,
      String model,
      String element,
      String rule,
      Finding.Severity severity,
      String message,
      String code,
      Map<String, Object> places,
      List<String> path) {
    static Told of(Finding finding) {
      return new Told(
          finding.model().kind().slug(),
          finding.model().model(),
          finding.element(),
          finding.rule(),
          finding.severity(),
          finding.message(),
          finding.sentence().code(),
          finding.sentence().places(),
          finding.path());
    }
  }

  @Operation(
      summary = "What is live, and what models, workers and forms agree on",
      description = "The rules that the editor runs while one edits go by it.")
  @GetMapping("/surroundings")
  Surroundings surroundings(Access access) {
    return new Surroundings(
        ProcessContract.current(),
        findings.live(access).entrySet().stream()
            .map(
                model ->
                    new Live(
                        model.getKey().kind().slug(), model.getKey().model(), model.getValue()))
            .toList());
  }

  @Operation(
      summary = "What is wrong with a model",
      description =
          "As if `content` went live now, with everything else as it is live. Nothing is kept. An `ERROR` stands in the way"
              + " of going live, a `WARNING` does not. A file that cannot be read is a finding, too.")
  @PostMapping("/{kind}/{model}/findings")
  Page<Told> check(
      Access access,
      @PathVariable String kind,
      @PathVariable String model,
      @RequestBody Looked body) {
    return Page.whole(
        findings.of(access, ModelAddress.of(kind, model), body.content()).stream()
            .map(Told::of)
            .toList());
  }
}
