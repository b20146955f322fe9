package io.launchdesk.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows all requests to their ends: sees where each is, takes requests back where the script says
 * so, and repairs what the script broke.
 */
final class Monitor {
  /** Mark of a run whose scripted incident is open. */
  static final String STOPPED = "stopped";

  private static final String WITHDRAWN = "withdrawn";
  private static final String RESOLVED = "resolved";
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Portal operator;
  private final Map<String, Portal> people;
  private final Cast cast;
  private final FaultSwitch faults;
  private final Progress progress;
  private final Goal goal;
  private final Journal journal;

  /**
   * When the demonstration is over.
   *
   * @param until the stage that requests are driven to
   * @param incidentStays whether the scripted incident is left open
   * @param patience how long nothing may happen
   * @param firstPatience how long nobody may answer before anything was done
   */
  record Goal(Stage until, boolean incidentStays, Duration patience, Duration firstPatience) {

    boolean isReachedBy(Run run) {
      return run.hasEnded() || !run.stage().isBefore(until) || (incidentStays && run.has(STOPPED));
    }
  }

  Monitor(
      Portal operator,
      Map<String, Portal> people,
      Cast cast,
      FaultSwitch faults,
      Progress progress,
      Goal goal,
      Journal journal) {
    this.operator = operator;
    this.people = people;
    this.cast = cast;
    this.faults = faults;
    this.progress = progress;
    this.goal = goal;
    this.journal = journal;
  }

  /**
   * Returns when every request has reached the goal.
   *
   * @param expected how many requests there will be
   * @throws DemoFailure when nothing has happened for longer than the patience
   */
  void follow(int expected) throws InterruptedException {
    Instant lastMove = Instant.now();
    long lastAnswers = -1;
    int lastRuns = -1;
    while (!cast.isOver()) {
      boolean moved = look();
      moved |= cast.answers() != lastAnswers || cast.runs().size() != lastRuns;
      lastAnswers = cast.answers();
      lastRuns = cast.runs().size();
      lastMove = moved ? Instant.now() : lastMove;
      progress.show(cast.runs());
      if (lastRuns == expected && cast.runs().stream().allMatch(goal::isReachedBy)) {
        cast.end();
      } else if (lastMove.plus(goal.patience()).isBefore(Instant.now())) {
        throw stuck();
      }
      Thread.sleep(PAUSE);
    }
    cast.rethrow();
  }

  private boolean look() throws InterruptedException {
    boolean moved = false;
    for (Map.Entry<Run, JsonNode> seen : newest().entrySet()) {
      Run run = seen.getKey();
      String ended = seen.getValue().path("endedAt").asText("");
      Instant endedAt = ended.isEmpty() || ended.equals("null") ? null : Instant.parse(ended);
      moved |= run.see(seen.getValue().path("status").asText(), endedAt);
      withdraw(run);
    }
    if (cast.runs().stream().anyMatch(Monitor::mayBeStopped)) {
      moved |= repair();
    }
    return moved;
  }

  /** The requests of this demonstration that are still on their way, as the API tells them now. */
  private Map<Run, JsonNode> newest() throws InterruptedException {
    Map<String, Run> wanted = new HashMap<>();
    cast.runs().stream().filter(run -> !run.hasEnded()).forEach(run -> wanted.put(run.id(), run));
    Map<Run, JsonNode> found = new HashMap<>();
    String cursor = "";
    while (!wanted.isEmpty()) {
      Portal.Answer page = operator.get("/api/requests?scope=all&limit=100" + cursor);
      if (!page.isGood()) {
        throw new DemoFailure("The list of requests is not told: " + page.problem());
      }
      for (JsonNode item : page.body().path("items")) {
        Optional.ofNullable(wanted.remove(item.path("id").asText()))
            .ifPresent(run -> found.put(run, item));
      }
      String next = page.body().path("nextCursor").asText("");
      if (next.isEmpty() || next.equals("null")) {
        break;
      }
      cursor = "&cursor=" + Query.escaped(next);
    }
    return found;
  }

  private void withdraw(Run run) throws InterruptedException {
    boolean due =
        run.scenario().isWithdrawn()
            && run.stage() == run.scenario().endsIn()
            && !run.has(WITHDRAWN)
            && run.stage().isBefore(goal.until());
    if (!due) {
      return;
    }
    Map<String, Object> reason = Map.of("reason", "The product was moved to the next year.");
    String requester = run.planned().requester();
    Portal.Answer answer =
        people.get(requester).post("/api/requests/" + run.id() + "/withdraw", reason);
    if (answer.isGood()) {
      run.mark(WITHDRAWN);
      journal.note(Journal.Act.WITHDRAWN, requester, run.id(), null);
    }
  }

  private static boolean mayBeStopped(Run run) {
    return run.scenario() == Scenario.CHANNEL_FAILS
        && run.stage() == Stage.LAUNCH
        && !run.has(RESOLVED);
  }

  /**
   * Makes channels work again whose failure has become an incident, and tells the engine to go on.
   */
  private boolean repair() throws InterruptedException {
    boolean moved = false;
    for (JsonNode incident : incidents()) {
      Optional<Run> run =
          cast.running(incident.path("requestId").asText()).filter(Monitor::mayBeStopped);
      if (run.isEmpty()) {
        continue;
      }
      moved |= !run.get().has(STOPPED);
      run.get().mark(STOPPED);
      if (!goal.incidentStays()) {
        faults.mend(run.get());
        Portal.Answer answer =
            operator.post(
                "/api/incidents/" + incident.path("id").asText() + "/resolve",
                Map.of("reason", "The channel's operator has repaired it."));
        if (answer.isGood()) {
          run.get().mark(RESOLVED);
          journal.note(Journal.Act.INCIDENT_RESOLVED, operator.username(), run.get().id(), null);
        }
      }
    }
    return moved;
  }

  private List<JsonNode> incidents() throws InterruptedException {
    List<JsonNode> found = new ArrayList<>();
    Portal.Answer page = operator.get("/api/incidents?limit=100");
    page.body().path("items").forEach(found::add);
    return found;
  }

  private DemoFailure stuck() throws InterruptedException {
    StringBuilder text = new StringBuilder();
    text.append("Nothing has happened for ").append(goal.patience().toSeconds()).append(" s.");
    cast.runs().stream()
        .filter(run -> !goal.isReachedBy(run))
        .limit(10)
        .forEach(
            run ->
                text.append(
                    "%n  %s (%s, %s) stays in %s"
                        .formatted(
                            run.id(), run.planned().type(), run.scenario().title(), run.status())));
    for (JsonNode incident : incidents()) {
      text.append(
          "%n  Incident at %s: %s"
              .formatted(incident.path("requestId").asText(), incident.path("message").asText()));
    }
    return new DemoFailure(text.toString());
  }
}
