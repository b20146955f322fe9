package io.launchdesk.portal.request;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.engine.EngineQueries;
import io.launchdesk.store.request.RequestType;
import io.launchdesk.store.request.RequestTypeRepository;
import io.launchdesk.store.request.TypicalTime;
import io.launchdesk.store.request.TypicalTimeQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked for, and the forms for it. */
@RestController
@Tag(name = "Catalogue")
class CatalogueController {
  private final RequestTypeRepository types;
  private final TypicalTimeQueries times;
  private final RequestExamples examples;
  private final EngineQueries engine;

  CatalogueController(
      RequestTypeRepository types,
      TypicalTimeQueries times,
      RequestExamples examples,
      EngineQueries engine) {
    this.types = types;
    this.times = times;
    this.examples = examples;
    this.engine = engine;
  }

  /** A type with how long its requests took, and what there is to learn from. */
  record Offered(
      @JsonUnwrapped RequestType type, TypicalTime typical, List<RequestExample.Named> examples) {}

  record Form(
      String formId,
      int version,
      @Schema(type = "object", description = "a Camunda Form") @JsonRawValue String schema) {}

  @Operation(summary = "Types of request, in the order to show them")
  @GetMapping("/api/request-types")
  Page<Offered> types() {
    Map<String, TypicalTime> byType = times.byType();
    return Page.whole(
        types.all().stream()
            .map(type -> offered(type, byType.getOrDefault(type.type(), TypicalTime.UNKNOWN)))
            .toList());
  }

  @Operation(summary = "Briefs of a type to learn from or to start from")
  @GetMapping("/api/request-types/{type}/examples")
  Page<RequestExample> examples(@PathVariable String type) {
    if (types.all().stream().noneMatch(known -> known.type().equals(type))) {
      throw Refusal.notFound("request type", type);
    }
    return Page.whole(examples.of(type));
  }

  @Operation(summary = "A deployed form: its newest version, or the one with `key`")
  @GetMapping("/api/forms/{formId}")
  Form form(@PathVariable String formId, @RequestParam(required = false) Long key) {
    if (!EnteredJson.isStorable(formId)) {
      throw Refusal.notFound("form", "with that id");
    }
    return (key == null ? engine.latestForm(formId) : engine.form(key))
        .filter(form -> form.formId().equals(formId))
        .map(form -> new Form(form.formId(), form.version(), form.schema()))
        .orElseThrow(() -> Refusal.notFound("deployed form", formId));
  }

  private Offered offered(RequestType type, TypicalTime typical) {
    return new Offered(
        type, typical, examples.of(type.type()).stream().map(RequestExample::named).toList());
  }
}
