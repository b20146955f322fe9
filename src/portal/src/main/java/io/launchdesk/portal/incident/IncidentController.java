package io.launchdesk.portal.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.core.contract.Step;
import io.launchdesk.portal.engine.ElementNames;
import io.launchdesk.portal.engine.ReadModel;
import io.launchdesk.portal.identity.ConfidentialReads;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.incident.IncidentRepository;
import io.launchdesk.store.incident.IncidentRepository.After;
import io.launchdesk.store.incident.IncidentRepository.Incident;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
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

  private final IncidentRepository incidents;
  private final ReadModel readModel;
  private final ElementNames names;
  private final IncidentValues values;
  private final IncidentRepair repair;
  private final ConfidentialReads reads;
  private final DeskChannel channel;
  private final PageSize sizes;

  IncidentController(
      IncidentRepository incidents,
      ReadModel readModel,
      ElementNames names,
      IncidentValues values,
      IncidentRepair repair,
      ConfidentialReads reads,
      DeskChannel channel,
      PageSize sizes) {
    this.incidents = incidents;
    this.readModel = readModel;
    this.names = names;
    this.values = values;
    this.repair = repair;
    this.reads = reads;
    this.channel = channel;
    this.sizes = sizes;
  }

  /**
   * An incident in words.
   *
   * @param step the step that stands still, e.g. {@code publish-channel}; null when there is none
   * @param title the step's name, e.g. {@code Publish channel}
   * @param about the channel or the piece that the step is about; null when there is only one
   * @param message why, in the words of who failed
   * @param stage where the request is, a status as in lists of requests
   * @param openTasks how many tasks of the request people can still work on
   * @param triedBy who had it tried again; null while nobody has
   */
  record View(
      String id,
      String state,
      String step,
      String title,
      String about,
      String message,
      String errorType,
      String requestId,
      String requestTitle,
      String requestType,
      String requestTypeTitle,
      String requesterName,
      String stage,
      Instant launchAt,
      Instant promisedAt,
      int openTasks,
      String processId,
      String elementId,
      String jobType,
      Instant createdAt,
      Instant resolvedAt,
      String triedBy,
      String triedByName,
      String reason) {}

  /**
   * An incident with what can be corrected.
   *
   * @param values empty when it is resolved
   */
  record Detail(@JsonUnwrapped View incident, List<IncidentValues.Value> values) {}

  record Count(int open) {}

  @Operation(
      summary = "Open incidents, the oldest first; with `state=resolved` the last resolved first")
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
    String list = LIST + ":" + state;
    int size = sizes.of(limit);
    After after =
        Cursor.decode(
            list,
            cursor,
            keys -> new After(Instant.parse(keys.get(0)), Long.parseLong(keys.get(1))));
    Page<Incident> page =
        Page.of(
            incidents.page(state, requestId, access, after, size + 1),
            size,
            last ->
                Cursor.encode(
                    list, last.isOpen() ? last.createdAt() : last.resolvedAt(), last.key()));
    return reads.noted(access, page, Incident::requestId).map(this::view);
  }

  @Operation(summary = "How many incidents are open")
  @GetMapping("/count")
  Count count(Access access) {
    requireOperator(access);
    return new Count(incidents.countOpen(access));
  }

  @Operation(summary = "An incident with the values that can be corrected")
  @GetMapping("/{id}")
  Detail detail(Access access, @PathVariable String id) {
    requireOperator(access);
    Incident incident = find(access, id);
    if (incident.requestId() != null) {
      reads.note(access, List.of(incident.requestId()));
    }
    return new Detail(view(incident), incident.isOpen() ? values.of(incident) : List.of());
  }

  @Operation(
      summary = "Try again what an incident stopped",
      description =
          "A job gets new tries (3 unless `retries` says otherwise). `variables` are corrected before, by name;"
              + " only those that `GET /api/incidents/{id}` lists, each by a value of its kind.")
  @PostMapping("/{id}/resolve")
  View resolve(
      Access access,
      @PathVariable String id,
      @RequestBody(required = false) IncidentRepair.Resolution body) {
    requireOperator(access);
    Incident incident = find(access, id);
    if (!incident.isOpen()) {
      throw new Refusal(ProblemType.INCIDENT_NOT_OPEN, "Incident " + id + " was resolved already.");
    }
    repair.tryAgain(access.person().username(), incident, body);
    readModel.await(() -> !find(access, id).isOpen());
    if (incident.requestId() != null) {
      channel.tell(DeskNotice.request(incident.requestId()));
    }
    return view(find(access, id));
  }

  private Incident find(Access access, String id) {
    if (!id.matches("\\d{1,18}")) {
      throw Refusal.notFound("incident", "with that id");
    }
    return incidents
        .find(Long.parseLong(id), access)
        .orElseThrow(() -> Refusal.notFound("incident", id));
  }

  private View view(Incident incident) {
    String title =
        incident.elementId() == null || incident.processDefinitionKey() == null
            ? incident.errorType()
            : names.of(incident.processDefinitionKey(), incident.elementId());
    return new View(
        Long.toString(incident.key()),
        incident.state(),
        step(incident.elementId()),
        title,
        incident.about(),
        incident.message(),
        incident.errorType(),
        incident.requestId(),
        incident.requestTitle(),
        incident.requestType(),
        incident.requestTypeTitle(),
        incident.requesterName(),
        incident.stage(),
        incident.launchAt(),
        incident.promisedAt(),
        incident.openTasks(),
        incident.processId(),
        incident.elementId(),
        incident.jobType(),
        incident.createdAt(),
        incident.resolvedAt(),
        incident.triedBy(),
        incident.triedByName(),
        incident.reason());
  }

  private static String step(String elementId) {
    return elementId == null || elementId.indexOf('_') < 1 || elementId.endsWith("_")
        ? elementId
        : Step.ofElement(elementId).name();
  }

  private static void requireOperator(Access access) {
    if (!access.mayOperate()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Incidents are for operators and admins.");
    }
  }
}
