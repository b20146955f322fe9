package io.launchdesk.standalone.demo;

import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** One demonstration from the first submission to the table at the end. */
final class Play {
  private static final String PASSWORD = "demo";

  private final HttpClient http;
  private final URI address;
  private final FaultSwitch faults;
  private final Monitor.Goal goal;
  private final Journal journal;
  private final PrintWriter out;

  Play(
      HttpClient http,
      URI address,
      FaultSwitch faults,
      Monitor.Goal goal,
      Journal journal,
      PrintWriter out) {
    this.http = http;
    this.address = address;
    this.faults = faults;
    this.goal = goal;
    this.journal = journal;
    this.out = out;
  }

  /** Plays; returns whether all requests came to the ends that their scripts say. */
  boolean of(List<Example> examples, int requests, long seed, boolean keepsDates)
      throws InterruptedException {
    Map<String, Portal> people = people();
    if (!faults.isThere()) {
      out.println("No channel will fail: the system's fault switch was not found (give --data).");
    }
    List<String> requesters = Cast.REQUESTERS.stream().filter(people::containsKey).toList();
    List<PlannedRequest> plan =
        new Planner(examples, requesters, seed, keepsDates)
            .plan(requests, goal.until(), faults.isThere());
    Cast cast = new Cast();
    Replies replies = new Replies(goal.until());
    try (ExecutorService stage = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        Cast.PEOPLE.stream()
            .filter(people::containsKey)
            .forEach(
                name -> stage.submit(new Actor(people.get(name), cast, replies, faults, journal)));
        stage.submit(() -> submit(plan, people, cast));
        Progress progress = new Progress(out, requests);
        new Monitor(people.get("operator"), people, cast, faults, progress, goal, journal)
            .follow(requests);
      } finally {
        cast.end();
      }
    }
    tellRemedies(cast);
    return tell(new Report(cast.runs(), goal));
  }

  /** Everybody who can sign in. The roles' accounts have to be there. */
  private Map<String, Portal> people() throws InterruptedException {
    Map<String, Portal> people = new LinkedHashMap<>();
    for (String name :
        Stream.concat(Cast.ROLES.stream(), Cast.PEOPLE.stream()).distinct().toList()) {
      if (signsIn(name)) {
        people.put(name, new Portal(http, address, name, PASSWORD, goal.patience()));
      } else if (Cast.ROLES.contains(name)) {
        throw new DemoFailure(
            "%s does not know the account '%s' with the password 'demo': the demonstration needs the demo people of the embedded system."
                .formatted(address, name));
      }
    }
    return people;
  }

  private boolean signsIn(String name) throws InterruptedException {
    Portal person = new Portal(http, address, name, PASSWORD, goal.firstPatience());
    return person.get("/api/request-types").isGood();
  }

  private void submit(List<PlannedRequest> plan, Map<String, Portal> people, Cast cast) {
    String play = UUID.randomUUID().toString();
    try {
      for (PlannedRequest planned : plan) {
        if (cast.isOver()) {
          return;
        }
        Portal.Answer answer =
            people
                .get(planned.requester())
                .post(
                    "/api/requests",
                    Map.of("type", planned.type(), "brief", planned.submitted()),
                    "demo-" + play + "-" + planned.number());
        if (!answer.isGood()) {
          throw new DemoFailure(
              "\"%s\" was not taken in: %s".formatted(planned.title(), answer.problem()));
        }
        String id = answer.body().path("id").asText();
        journal.note(Journal.Act.SUBMITTED, planned.requester(), id, null);
        cast.enter(new Run(planned, id, Instant.now()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      cast.fail(e);
    }
  }

  private void tellRemedies(Cast cast) {
    for (Run run : cast.runs()) {
      if (!run.hasEnded() && run.has(Monitor.STOPPED)) {
        faults
            .remedy(run)
            .ifPresent(
                remedy ->
                    out.printf(
                        "%n%s waits for the operator: %s repairs its channel; then resolve the incident.%n",
                        run.id(), remedy));
      }
    }
  }

  private boolean tell(Report report) {
    out.println();
    report.table().forEach(out::println);
    List<Run> surprises = report.surprises();
    if (!surprises.isEmpty()) {
      out.println();
      out.println(surprises.size() + " ended otherwise than their scripts say.");
    }
    return surprises.isEmpty();
  }
}
