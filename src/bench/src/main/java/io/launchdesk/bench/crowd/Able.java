package io.launchdesk.bench.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.http.Api;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who may work on tasks, and who may put back what others hold; each is asked for once. */
final class Able {
  private static final Set<String> DISPATCHING = Set.of("admin", "operator", "marketing-leads");

  private final int port;
  private final String looking;
  private final Map<String, Boolean> dispatching = new ConcurrentHashMap<>();
  private final Map<String, List<String>> members = new ConcurrentHashMap<>();

  /**
   * @param port of the portal
   * @param looking who may see the members of groups
   */
  Able(int port, String looking) {
    this.port = port;
    this.looking = looking;
  }

  /** Those whose groups the task is for. */
  List<String> of(JsonNode task) {
    return each(task.path("candidateGroups"))
        .flatMap(group -> members.computeIfAbsent(group.asText(), this::membersOf).stream())
        .distinct()
        .toList();
  }

  /** Those of them who may put back what others hold: by their role, or as marketing leads. */
  Set<String> dispatchers(List<String> able) {
    return able.stream()
        .filter(person -> dispatching.computeIfAbsent(person, this::dispatches))
        .collect(Collectors.toSet());
  }

  private boolean dispatches(String person) {
    JsonNode me = new Api(port, person).get("/api/me");
    return Stream.of(me.path("roles"), me.path("groups"))
        .flatMap(Able::each)
        .anyMatch(name -> DISPATCHING.contains(name.asText()));
  }

  private List<String> membersOf(String group) {
    JsonNode found = new Api(port, looking).get("/api/people?limit=100&group=" + group);
    return each(found.path("items")).map(person -> person.path("username").asText()).toList();
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
