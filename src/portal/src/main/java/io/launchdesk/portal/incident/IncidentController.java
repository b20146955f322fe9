package io.launchdesk.portal.incident;

import io.launchdesk.portal.engine.ElementNames;
import io.launchdesk.portal.engine.Engine;
import io.launchdesk.portal.engine.EngineAnswer;
import io.launchdesk.portal.engine.ReadModel;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.incident.IncidentRepository;
import io.launchdesk.store.incident.IncidentRepository.After;
import io.launchdesk.store.incident.IncidentRepository.Incident;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents: what stopped where and why, and trying again. */
@RestController
@RequestMapping("/api/incidents")
@Tag(name = "Incidents")
class IncidentController {
  private static final String LIST = "incidents";
  private static final int USUAL_RETRIES = 3;

  private final IncidentRepository incidents;
  private final Engine engine;
  private final ReadModel readModel;
  private final ElementNames names;
  private final AuditLog audit;
  private final PageSize sizes;

  IncidentController(
      IncidentRepository incidents,
      Engine engine,
      ReadModel readModel,
      ElementNames names,
      AuditLog audit,
      PageSize sizes) {
    this.incidents = incidents;
    this.engine = engine;
    this.readModel = readModel;
    this.names = names;
    this.audit = audit;
    this.sizes = sizes;
  }

  /**
   * An incident in words.
   *
   * @param title what failed, e.g. {@code Publish on channel}
   * @param message why
   */
  record View(
      String id,
      String state,
      String title,
      String message,
      String errorType,
      String requestId,
      String requestTitle,
      String processId,
      String elementId,
      String jobType,
      Instant createdAt,
      Instant resolvedAt) {}

  record Resolution(Integer retries, String reason) {}

  @Operation(summary = "Incidents, the oldest first; open ones unless `state=resolved`")
  @GetMapping
  Page<View> list(
      Access access,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) String requestId,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    requireOperator(access);
    if (!Set.of("open", "resolved").contains(state)) {
      throw Refusal.parameter("state", "must be open or resolved.");
    }
    int size = sizes.of(limit);
    After after =
        Cursor.decode(
            LIST,
            cursor,
            keys -> new After(Instant.parse(keys.get(0)), Long.parseLong(keys.get(1))));
    return Page.of(
            incidents.page(state, requestId, after, size + 1),
            size,
            (Incident last) -> Cursor.encode(LIST, last.createdAt(), last.key()))
        .map(this::view);
  }

  @Operation(
      summary = "Try again what an incident stopped",
      description = "A job gets new tries (3 unless `retries` says otherwise).")
  @PostMapping("/{id}/resolve")
  View resolve(
      Access access, @PathVariable String id, @RequestBody(required = false) Resolution body) {
    requireOperator(access);
    Incident incident = find(id);
    if (!incident.state().equals("open")) {
      throw new Refusal(ProblemType.INCIDENT_NOT_OPEN, "Incident " + id + " was resolved already.");
    }
    int retries = retries(body);
    if (incident.jobKey() != null) {
      check(engine.setRetries(incident.jobKey(), retries).join());
    }
    check(engine.resolveIncident(incident.key()).join());
    audit.add(
        access.person().username(),
        "incident.resolve",
        id,
        Map.of("retries", retries, "reason", reason(body)));
    readModel.await(() -> find(id).state().equals("resolved"));
    return view(find(id));
  }

  private static int retries(Resolution body) {
    int retries = body == null || body.retries() == null ? USUAL_RETRIES : body.retries();
    if (retries < 1 || retries > 100) {
      throw Refusal.invalid("retries", "must be between 1 and 100.");
    }
    return retries;
  }

  private static String reason(Resolution body) {
    return body == null || body.reason() == null || body.reason().isBlank()
        ? ""
        : EnteredJson.text("reason", body.reason(), 2000);
  }

  private static void check(EngineAnswer answer) {
    switch (answer) {
      case EngineAnswer.Accepted done -> {}
      case EngineAnswer.Gone gone ->
          throw new Refusal(
              ProblemType.INCIDENT_NOT_OPEN, "The engine does not know the incident any more.");
      case EngineAnswer.Invalid invalid ->
          throw new Refusal(ProblemType.INCIDENT_NOT_OPEN, invalid.reason());
      case EngineAnswer.Unavailable away ->
          throw new Refusal(ProblemType.ENGINE_UNAVAILABLE, "The engine did not answer in time.");
    }
  }

  private Incident find(String id) {
    if (!id.matches("\\d{1,18}")) {
      throw Refusal.notFound("incident", "with that id");
    }
    return incidents.find(Long.parseLong(id)).orElseThrow(() -> Refusal.notFound("incident", id));
  }

  private View view(Incident incident) {
    String title =
        incident.elementId() == null || incident.processDefinitionKey() == null
            ? incident.errorType()
            : names.of(incident.processDefinitionKey(), incident.elementId());
    return new View(
        Long.toString(incident.key()),
        incident.state(),
        title,
        incident.message(),
        incident.errorType(),
        incident.requestId(),
        incident.requestTitle(),
        incident.processId(),
        incident.elementId(),
        incident.jobType(),
        incident.createdAt(),
        incident.resolvedAt());
  }

  private static void requireOperator(Access access) {
    if (!access.mayOperate()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Incidents are for operators and admins.");
    }
  }
}
