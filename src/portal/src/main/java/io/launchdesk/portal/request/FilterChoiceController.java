package io.launchdesk.portal.request;

import io.launchdesk.core.form.FieldShape;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.FilterChoiceQueries;
import io.launchdesk.store.request.RequestTypeRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lists can be narrowed to: what the forms offer, and what there is. */
@RestController
@Tag(name = "Requests")
class FilterChoiceController {
  private final RequestTypeRepository types;
  private final IntakeForms forms;
  private final FilterChoiceQueries queries;

  FilterChoiceController(
      RequestTypeRepository types, IntakeForms forms, FilterChoiceQueries queries) {
    this.types = types;
    this.forms = forms;
    this.queries = queries;
  }

  /**
   * @param channels by value, with the label that forms give it
   * @param languages likewise
   * @param priorities that triage has given, the highest first
   * @param teams of people
   */
  record Choices(
      Map<String, String> channels,
      Map<String, String> languages,
      List<String> priorities,
      List<String> teams) {}

  @Operation(summary = "What lists of requests and tasks can be narrowed to")
  @GetMapping("/api/filter-choices")
  Choices choices(Access access) {
    return new Choices(
        offered("channels"), offered("languages"), queries.priorities(), queries.teams());
  }

  private Map<String, String> offered(String field) {
    Map<String, String> all = new LinkedHashMap<>();
    types.all().stream()
        .flatMap(type -> forms.form(type.type()).stream())
        .flatMap(form -> form.shapes().stream())
        .filter(shape -> shape.field().equals(field))
        .map(FieldShape::options)
        .forEach(
            options ->
                options.forEach(
                    option -> all.putIfAbsent(option.value().toString(), option.label())));
    return all;
  }
}
