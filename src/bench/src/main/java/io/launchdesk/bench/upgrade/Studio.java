package io.launchdesk.bench.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.Waiting;
import io.launchdesk.bench.http.Api;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes a process as process owners do: a version, a change that somebody else approves. */
final class Studio {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Api owner;
  private final Api reviewer;
  private final String process;

  /**
   * @param port of the portal
   * @param process id of the process
   */
  Studio(int port, String process) {
    this.owner = new Api(port, "process-owner");
    this.reviewer = new Api(port, "admin");
    this.process = process;
  }

  /** The engine's number of the newest version. */
  int newest() {
    int newest = 0;
    for (JsonNode version : owner.get(model() + "/migrations").path("versions")) {
      newest = Math.max(newest, version.path("version").asInt());
    }
    return newest;
  }

  /**
   * Puts the next version to work; returns when new requests run on it.
   *
   * @param edit makes its file from the one before
   * @return number of the change
   */
  int goLive(UnaryOperator<String> edit) throws InterruptedException {
    int base = owner.get(model()).at("/latest/number").asInt();
    int before = newest();
    String content = edit.apply(owner.text(model() + "/versions/" + base));
    owner.change("PUT", model() + "/draft", Map.of("content", content, "base", base), 0);
    owner.change("POST", model() + "/versions", Map.of("note", "A milestone"), 1);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", process + " has a milestone");
    body.put("reason", "It tells the versions apart.");
    body.put("notice", "There is nothing to do for you.");
    body.put("effectiveAt", null);
    body.put("models", List.of(Map.of("kind", "process", "id", process, "version", base + 1)));
    int change = owner.post("/api/model-changes", body).path("number").asInt();
    step(owner, change, "submit");
    step(reviewer, change, "approve");
    awaitLive(change, before);
    return change;
  }

  /** Puts back what the change replaced; returns when new requests run on that again. */
  void goBack(int change) throws InterruptedException {
    int before = newest();
    JsonNode back =
        reviewer.post(
            "/api/model-changes/" + change + "/return", Map.of("reason", "It was not needed."));
    awaitLive(back.path("number").asInt(), before);
  }

  /**
   * Moves what runs on one version to another, as proposed; returns when all were moved.
   *
   * @param from the engine's number of the version
   * @param to the engine's number of the other
   * @return how many were moved
   * @throws IllegalStateException when one can't be moved
   */
  int move(int from, int to, Duration patience) throws InterruptedException {
    JsonNode proposal =
        owner.get(model() + "/migrations/proposal?from=%d&to=%d".formatted(from, to));
    if (!proposal.path("problems").isEmpty()) {
      throw new IllegalStateException("can't be moved: " + proposal.path("problems"));
    }
    Map<String, String> mapping = new LinkedHashMap<>();
    for (JsonNode pair : proposal.path("pairs")) {
      mapping.put(pair.path("element").asText(), pair.path("target").asText());
    }
    Map<String, Object> body =
        Map.of("from", from, "to", to, "mapping", mapping, "reason", "They are to have it, too.");
    JsonNode made = owner.post(model() + "/migrations", body).path("migration");
    String migration = "/api/migrations/" + made.path("number").asInt();
    int all = made.at("/counts/waiting").asInt();
    owner.post(migration + "/run", Map.of());
    Waiting.until(
        all + " are moved",
        patience,
        LOOK_EVERY,
        () -> {
          JsonNode detail = owner.get(migration);
          if (!detail.at("/instances/0/problem").asText("null").equals("null")) {
            throw new IllegalStateException("not moved: " + detail.at("/instances/0"));
          }
          return detail.at("/migration/counts/moved").asInt() == all;
        });
    return all;
  }

  private void awaitLive(int change, int before) throws InterruptedException {
    Waiting.until(
        "change " + change + " is live",
        PATIENCE,
        LOOK_EVERY,
        () -> {
          JsonNode told = owner.get("/api/model-changes/" + change);
          String state = told.path("state").asText();
          if (state.equals("failed")) {
            throw new IllegalStateException("not live: " + told.path("problem"));
          }
          return state.equals("live") && newest() > before;
        });
  }

  private static void step(Api person, int change, String step) {
    String address = "/api/model-changes/" + change;
    int version = person.get(address).path("version").asInt();
    person.change("POST", address + "/steps/" + step, Map.of("note", ""), version);
  }

  private String model() {
    return "/api/models/process/" + process;
  }
}
