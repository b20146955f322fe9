package io.launchdesk.portal.incident;

import io.launchdesk.portal.engine.Engine;
import io.launchdesk.portal.engine.EngineAnswer;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.incident.IncidentRepository.Incident;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Corrects values and has the engine try again what an incident stopped. */
@Service
class IncidentRepair {
  private static final int USUAL_RETRIES = 3;

  private final IncidentValues values;
  private final Engine engine;
  private final AuditLog audit;

  IncidentRepair(IncidentValues values, Engine engine, AuditLog audit) {
    this.values = values;
    this.engine = engine;
    this.audit = audit;
  }

  /**
   * What is asked for.
   *
   * @param retries new tries of the job, 1 to 100; null for the usual three
   * @param reason null and blank for none
   * @param variables corrected before, by name; null and empty for none
   */
  record Resolution(Integer retries, String reason, Map<String, Object> variables) {}

  /**
   * Has it tried again; each change is in the audit.
   *
   * @param body null for what is usual
   * @throws Refusal when something asked for can't be, the engine does not know the incident any
   *     more, or does not answer
   */
  void tryAgain(String who, Incident incident, Resolution body) {
    int retries = retries(body);
    String reason = reason(body);
    correct(who, incident, body, reason);
    if (incident.jobKey() != null) {
      check(engine.setRetries(incident.jobKey(), retries).join());
    }
    check(engine.resolveIncident(incident.key()).join());
    audit.add(
        who,
        "incident.resolve",
        Long.toString(incident.key()),
        Map.of("retries", retries, "reason", reason));
  }

  private void correct(String who, Incident incident, Resolution body, String reason) {
    if (body == null || body.variables() == null || body.variables().isEmpty()) {
      return;
    }
    Map<String, IncidentValues.Change> changes = values.changes(incident, body.variables());
    if (changes.isEmpty()) {
      return;
    }
    Map<String, Object> wanted = new LinkedHashMap<>();
    changes.forEach((name, change) -> wanted.put(name, change.to()));
    check(engine.setVariables(incident.elementInstanceKey(), wanted).join());
    audit.add(
        who,
        "incident.correct",
        Long.toString(incident.key()),
        Map.of("changes", changes, "reason", reason));
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
      case EngineAnswer.Unavailable away -> throw Refusal.engineAway();
    }
  }
}
