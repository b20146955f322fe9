package io.launchdesk.bench.peers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.bench.http.LiveChanges;
import io.launchdesk.bench.http.Patience;
import io.launchdesk.bench.load.Journey;
import io.launchdesk.bench.load.Waits;
import io.launchdesk.standalone.demo.StraightAnswers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A request on its way through the whole system by its public API, as the people whom its tasks are
 * for. What a person did is over for them when a list shows the request's next task, or when the
 * request is told to be delivered: both come from the read model. People look when a live event
 * tells of the request, as their open pages do. A claim that the engine had no time for is made
 * again when it may be; it is not part of what they wait for.
 */
public final class LaunchdeskJourney implements Journey {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Patience CLAIMING = new Patience(PATIENCE);
  private static final Duration QUIET = Duration.ofMillis(500);
  private static final String REQUESTER = "requester";

  private final int port;
  private final AtomicLong number = new AtomicLong(System.nanoTime());
  private final Map<String, Api> people = new ConcurrentHashMap<>();
  private final Map<String, List<String>> members = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> nextPeople = new ConcurrentHashMap<>();
  private final Set<String> assigning = ConcurrentHashMap.newKeySet();
  private final LiveChanges changes = new LiveChanges();

  /**
   * @param port of the portal on loopback
   */
  public LaunchdeskJourney(int port) {
    this.port = port;
  }

  @Override
  public void travel(Waits waits) throws InterruptedException {
    long begin = System.nanoTime();
    finish(submit(), begin, waits);
  }

  /**
   * A request that was taken.
   *
   * @param id its number, e.g. {@code MR-12}
   */
  public record Submitted(String id, String title) {}

  /**
   * Brings a request in, and no more.
   *
   * @throws Api.NotGood when it is not taken
   */
  public Submitted submit() {
    String title = Long.toString(number.incrementAndGet(), 36);
    JsonNode taken = as(REQUESTER).post("/api/requests", Briefs.creativeAsset(title));
    return new Submitted(taken.path("id").asText(), title);
  }

  /**
   * Answers the tasks of a request that nobody has worked on yet until it is delivered.
   *
   * @throws IllegalStateException when a next task does not come
   */
  public void finish(Submitted request, Waits waits) throws InterruptedException {
    finish(request, System.nanoTime(), waits);
  }

  private void finish(Submitted request, long since, Waits waits) throws InterruptedException {
    JsonNode body = Briefs.creativeAsset(request.title());
    StraightAnswers answers =
        new StraightAnswers(
            request.id(),
            body.path("type").asText(),
            JSON.convertValue(body.path("brief"), VALUES));
    Way way = new Way(request.id(), new HashSet<>(), new ArrayDeque<>());
    long begin = since;
    Optional<Found> found = next(way, "", REQUESTER, Map.of());
    waits.since(begin);
    while (found.isPresent()) {
      Map<String, Long> heard = changes.of(request.id());
      begin = answer(found.get(), answers);
      way.answered().add(found.get().id());
      found = next(way, found.get().step(), found.get().person(), heard);
      waits.since(begin);
    }
  }

  /**
   * What is known of a request on its way.
   *
   * @param answered ids of tasks; lists may show them a moment longer
   * @param assigned tasks that were seen with an assignee beside others, and wait
   */
  private record Way(String request, Set<String> answered, Deque<Found> assigned) {}

  /** A task in the list of a person who may answer it. */
  private record Found(String person, JsonNode task) {
    String id() {
      return task.path("id").asText();
    }

    String step() {
      return task.path("step").asText();
    }
  }

  /** Returns when the answer was begun to be sent, by {@link System#nanoTime}. */
  private long answer(Found found, StraightAnswers answers) {
    Api person = as(found.person());
    String address = "/api/tasks/" + found.id();
    Map<String, Object> data = JSON.convertValue(person.get(address).path("data"), VALUES);
    if (found.task().path("assignee").isNull()) {
      CLAIMING.with(() -> person.post(address + "/claim", Map.of()));
    }
    Map<String, Object> variables = answers.to(found.step(), data);
    long begin = System.nanoTime();
    person.post(address + "/complete", Map.of("variables", variables));
    return begin;
  }

  /**
   * Looks into the lists of those who had the next task after such a step before: into that of the
   * one who acted at once, as their page does, into others' when they are told. Whom a task is
   * assigned to is not known before: where that can come next, and when nothing else comes, the
   * request itself is asked who has the ball; so the first request finds them all.
   *
   * @param before how often each had heard of the request before the actor acted
   * @return empty when the request is delivered
   */
  private Optional<Found> next(Way way, String after, String actor, Map<String, Long> before)
      throws InterruptedException {
    if (!way.assigned().isEmpty()) {
      return Optional.of(way.assigned().pop());
    }
    Set<String> likely = nextPeople.computeIfAbsent(after, step -> ConcurrentHashMap.newKeySet());
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean quiet = false;
    Set<String> looking = Set.of(actor);
    Map<String, Long> heard = new HashMap<>(before);
    while (System.nanoTime() < end) {
      Optional<Found> found =
          likely.stream()
              .filter(looking::contains)
              .flatMap(person -> open(person, way))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      if (looking.contains(REQUESTER) && (likely.isEmpty() || assigning.contains(after) || quiet)) {
        JsonNode detail = as(REQUESTER).get("/api/requests/" + way.request());
        if (detail.path("status").asText().equals("delivered")) {
          return Optional.empty();
        }
        each(detail.path("ball").path("tasks"))
            .filter(task -> !way.answered().contains(task.path("id").asText()))
            .forEach(task -> learn(task, after, likely, way));
        if (!way.assigned().isEmpty()) {
          return Optional.of(way.assigned().pop());
        }
      }
      Set<String> all = everybody(likely);
      Set<String> told = changes.await(way.request(), heard, all, QUIET);
      // Of the others nothing is taken as heard: they may be told meanwhile.
      Map<String, Long> now = changes.of(way.request());
      told.forEach(person -> heard.put(person, now.get(person)));
      quiet = told.isEmpty();
      looking = quiet ? all : told;
    }
    throw new IllegalStateException(
        "%s got no next task after %s within %s".formatted(way.request(), after, PATIENCE));
  }

  private static Set<String> everybody(Set<String> likely) {
    return Stream.concat(likely.stream(), Stream.of(REQUESTER)).collect(Collectors.toSet());
  }

  private void learn(JsonNode task, String after, Set<String> likely, Way way) {
    String assignee = task.path("assignee").asText("");
    if (assignee.isEmpty() || assignee.equals("null")) {
      likely.add(personFor(task));
    } else {
      assigning.add(after);
      way.assigned().add(new Found(assignee, task));
    }
  }

  private Stream<Found> open(String person, Way way) {
    return each(as(person).get("/api/tasks?requestId=" + way.request()).path("items"))
        .map(task -> new Found(person, task))
        .filter(found -> !way.answered().contains(found.id()));
  }

  /** The first of those it is for who did not ask for it. */
  private String personFor(JsonNode task) {
    return each(task.path("candidateGroups"))
        .flatMap(group -> members.computeIfAbsent(group.asText(), this::membersOf).stream())
        .filter(name -> !name.equals(REQUESTER))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody is there for " + task));
  }

  private Api as(String person) {
    return people.computeIfAbsent(person, this::atTheirDesk);
  }

  private Api atTheirDesk(String person) {
    Api api = Api.inSession(port, person);
    changes.listenAs(person, api);
    return api;
  }

  private List<String> membersOf(String group) {
    JsonNode found = as("approver").get("/api/people?limit=100&group=" + group);
    return each(found.path("items")).map(person -> person.path("username").asText()).toList();
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
