package io.launchdesk.standalone.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.folder.Ports;
import io.launchdesk.standalone.local.Exchange;
import io.launchdesk.standalone.part.Web;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts as their supervisor and the portal tell. */
final class PartsCheck {
  private final Ports ports;
  private final int portal;

  /**
   * @param ports those of the last run
   * @param portal the portal's port
   */
  PartsCheck(Ports ports, int portal) {
    this.ports = ports;
    this.portal = portal;
  }

  /** What the supervisor tells, when there is one. */
  Optional<JsonNode> parts() {
    try {
      Web.Answer answer = Web.get(ports.last("local"), "/parts");
      return answer.code() == 200
          ? Optional.of(Exchange.JSON.readTree(answer.body()).path("parts"))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  List<Finding> look(JsonNode parts) {
    List<Finding> findings = new ArrayList<>();
    parts.forEach(part -> findings.add(one(part)));
    findings.add(readiness());
    return findings;
  }

  /** When nothing runs: whether the portal could have its port. */
  Finding portIsFree() {
    return Ports.free(portal)
        ? Finding.ok("Port", portal + " is free for the portal")
        : Finding.bad("Port", portal + " is taken by another program; choose another with --port");
  }

  private static Finding one(JsonNode part) {
    String state = part.path("state").asText();
    int restarts = part.path("restarts").asInt();
    String text =
        "%s on port %d since %s%s%s"
            .formatted(
                state,
                part.path("port").asInt(),
                part.path("since").asText().replaceFirst("\\.\\d+Z", "Z"),
                restarts == 0 ? "" : ", started again " + restarts + " times",
                part.path("message").asText().isEmpty()
                    ? ""
                    : ": " + part.path("message").asText());
    return Finding.when(state.equals("up"), part.path("title").asText(), text);
  }

  private Finding readiness() {
    try {
      Web.Answer answer = Web.get(portal, "/actuator/health/readiness");
      String address = "http://127.0.0.1:" + portal;
      return answer.code() == 200
          ? Finding.ok("Readiness", address + " takes requests")
          : Finding.bad("Readiness", address + " is not ready: " + answer.body().strip());
    } catch (IOException e) {
      return Finding.bad(
          "Readiness", "nothing answers on port " + portal + " (--port is another?)");
    }
  }
}
