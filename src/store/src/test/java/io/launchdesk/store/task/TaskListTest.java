package io.launchdesk.store.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.identity.Role;
import io.launchdesk.store.Given;
import io.launchdesk.store.Sort.Place;
import io.launchdesk.store.Sort.Placed;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.Person;
import io.launchdesk.store.request.RequestMatch;
import io.launchdesk.store.task.TaskFilter.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists are held to what {@link Access} says of each task, and to the order of deadlines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskListTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final List<String> PEOPLE = List.of("lin", "max", "zoe", "ann");
  private static final RequestMatch ANY =
      new RequestMatch(
          List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of(), List.of(),
          null, null, List.of(), null);

  private record Open(
      long key,
      String assignee,
      List<String> users,
      List<String> groups,
      boolean fourEyes,
      Instant due) {}

  private final List<Open> tasks = new ArrayList<>();
  private JdbcClient jdbc;
  private TaskRepository repository;

  @BeforeAll
  void start() {
    StoreContext store = StoreContext.start();
    jdbc = store.get(JdbcClient.class);
    repository = store.get(TaskRepository.class);
    Given given = store.given();
    PEOPLE.forEach(given::person);
    Random random = new Random(11);
    for (int n = 0; n < 240; n++) {
      long key = 800_000_000 + n;
      String request = given.request("other", "Task " + n);
      tasks.add(
          new Open(
              key,
              random.nextBoolean() ? null : PEOPLE.get(random.nextInt(4)),
              random.nextInt(6) == 0 ? List.of(PEOPLE.get(random.nextInt(4)), "eva") : List.of(),
              random.nextInt(4) == 0
                  ? List.of()
                  : List.of("g" + random.nextInt(3), "g" + random.nextInt(6)),
              random.nextInt(5) == 0,
              random.nextInt(5) == 0 ? null : NOON.plusSeconds(60L * random.nextInt(90))));
      insert(tasks.getLast(), request);
    }
  }

  @Test
  void shouldListByDeadlineExactlyWhatEachPersonMayWorkOn() {
    for (String name : PEOPLE) {
      for (Set<String> inPlaceOf : List.of(Set.<String>of(), Set.of("max"), Set.of("ann", "zoe"))) {
        for (List<String> groups : List.of(List.<String>of(), List.of("g1"), List.of("g0", "g5"))) {
          Access access = new Access(person(name, groups), inPlaceOf);
          for (Scope scope : Scope.values()) {
            assertThat(pages(scope, access))
                .describedAs("%s for %s in place of %s with %s", scope, name, inPlaceOf, groups)
                .isEqualTo(expected(scope, access));
          }
        }
      }
    }
  }

  @Test
  void shouldCountUpToSoManyOfEachScope() {
    List<String> all = List.of("g0", "g1", "g2", "g3", "g4", "g5");
    List<Access> people =
        List.of(
            new Access(person("lin", List.of("g1")), Set.of()),
            new Access(person("zoe", all), Set.of("lin", "max")));
    for (Access access : people) {
      Map<Scope, Integer> counts = repository.counts(access);
      for (Scope scope : Scope.values()) {
        assertThat(counts.get(scope))
            .describedAs("%s for %s", scope, access.person().username())
            .isEqualTo(Math.min(expected(scope, access).size(), TaskRepository.COUNTED + 1));
      }
    }
  }

  @Test
  void shouldNotCountFurtherThanAnybodyWorks() {
    // given
    Given given = new Given(jdbc);
    List<Long> keys =
        LongStream.rangeClosed(0, TaskRepository.COUNTED)
            .mapToObj(
                n -> {
                  Open one =
                      new Open(700_000_000 + n, null, List.of(), List.of("crowded"), false, NOON);
                  insert(one, given.request("other", "One of very many"));
                  return one.key();
                })
            .toList();
    Access access = new Access(person("lin", List.of("crowded")), Set.of());

    // then
    assertThat(repository.counts(access).get(Scope.GROUP)).isEqualTo(keys.size());
    insert(
        new Open(699_999_999, null, List.of(), List.of("crowded"), false, NOON),
        given.request("other", "One more"));
    assertThat(repository.counts(access).get(Scope.GROUP)).isEqualTo(TaskRepository.COUNTED + 1);
  }

  @Test
  void shouldFindTasksByWordsThatFewRequestsHaveAndThatManyHave() {
    // given
    Given given = new Given(jdbc);
    for (int n = 0; n <= 1_000; n++) {
      given.request("other", "Crowd " + n);
    }
    Access access = new Access(person("lin", List.of("g1")), Set.of());
    Open wanted = new Open(799_999_999, "lin", List.of(), List.of(), false, NOON);
    String request = given.request("other", "Crowd wanted");
    insert(wanted, request);
    tasks.add(wanted);

    // then
    assertThat(found("crowd", access)).containsExactly(wanted.key());
    assertThat(found("wanted crowd", access)).containsExactly(wanted.key());
    assertThat(found(" " + request.toLowerCase(Locale.ROOT), access)).containsExactly(wanted.key());
    assertThat(found("crowd nowhere", access)).isEmpty();
  }

  private List<Long> found(String words, Access access) {
    RequestMatch match =
        new RequestMatch(
            List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of(), List.of(),
            null, null, List.of(), words);
    return repository
        .page(
            new TaskFilter(
                Scope.ALL,
                null,
                null,
                List.of(),
                null,
                null,
                false,
                match,
                TaskSort.DUE.by(false),
                null),
            access,
            20)
        .stream()
        .map(placed -> placed.item().key())
        .toList();
  }

  /** All tasks that were made are of requests of ann. */
  private List<Long> expected(Scope scope, Access access) {
    String me = access.person().username();
    Predicate<Open> held =
        task ->
            task.assignee() != null
                && (task.assignee().equals(me) || access.inPlaceOf().contains(task.assignee()));
    Predicate<Open> inGroup = task -> access.person().inAny(task.groups());
    return tasks.stream()
        .filter(
            task -> access.isCandidate(policy(task)) && !access.isBarredByFourEyes(policy(task)))
        .filter(
            switch (scope) {
              case MINE -> held;
              case UNASSIGNED -> task -> task.assignee() == null;
              case ALL -> held.or(task -> task.assignee() == null);
              case GROUP -> inGroup;
            })
        .sorted(
            Comparator.comparing((Open task) -> task.due() == null ? Instant.MAX : task.due())
                .thenComparing(Open::key))
        .map(Open::key)
        .toList();
  }

  private List<Long> pages(Scope scope, Access access) {
    List<Long> keys = new ArrayList<>();
    Place after = null;
    List<Placed<Task>> page;
    do {
      page =
          repository.page(
              new TaskFilter(
                  scope,
                  null,
                  null,
                  List.of(),
                  null,
                  null,
                  false,
                  ANY,
                  TaskSort.DUE.by(false),
                  after),
              access,
              20);
      page.forEach(placed -> keys.add(placed.item().key()));
      after =
          page.isEmpty() ? null : new Place(page.getLast().value(), page.getLast().item().key());
    } while (page.size() == 20);
    return keys;
  }

  private static Access.TaskPolicy policy(Open task) {
    return new Access.TaskPolicy(
        task.assignee(), task.users(), task.groups(), task.fourEyes(), "ann", List.of());
  }

  private void insert(Open task, String request) {
    Map<String, Object> row = new HashMap<>();
    row.put("key", task.key());
    row.put("request", request);
    row.put("assignee", task.assignee());
    row.put("users", Sql.texts(task.users()));
    row.put("groups", Sql.texts(task.groups()));
    row.put("headers", task.fourEyes() ? "{\"fourEyes\": \"true\"}" : "{}");
    row.put("due", Sql.utc(task.due()));
    jdbc.sql(
            """
            with root as (
              insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
                correlation_key, state, started_at, partition_id, position)
              values (:key, 1, 'MarketingRequestProcess', 1, :key, :request, 'active', now(), 8, 1))
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key, process_definition_key,
              bpmn_process_id, process_version, element_id, state, assignee, candidate_users, candidate_groups, custom_headers,
              due_at, created_at, partition_id, position)
            values (:key, :key, :key, :key, 1, 'P', 1, 'UserTask_CheckFeasibility', 'open', :assignee, :users, :groups,
              cast(:headers as jsonb), :due, now(), 8, 1)
            """)
        .params(row)
        .update();
  }

  private static Person person(String name, List<String> groups) {
    return new Person(
        name,
        name,
        name + "@example.org",
        "web",
        "global",
        "en",
        "UTC",
        Set.of(Role.APPROVER),
        groups,
        List.of());
  }
}
