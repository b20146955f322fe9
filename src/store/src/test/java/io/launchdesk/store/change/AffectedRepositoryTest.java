package io.launchdesk.store.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.change.Reach;
import io.launchdesk.core.change.TaskId;
import io.launchdesk.store.Given;
import io.launchdesk.store.Sql;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.change.Affected.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AffectedRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final TaskId SIGN = new TaskId("Approve", "UserTask_Sign");
  private static final AtomicLong KEYS = new AtomicLong(1000);

  private AffectedRepository affected;
  private JdbcClient jdbc;
  private Given given;

  @BeforeAll
  void start() {
    StoreContext store = StoreContext.start();
    affected = store.get(AffectedRepository.class);
    jdbc = store.get(JdbcClient.class);
    given = store.given();
  }

  @BeforeEach
  void nothingRuns() {
    jdbc.sql("delete from engine.user_task").update();
    jdbc.sql("delete from engine.process_instance").update();
    jdbc.sql("delete from desk.person_group").update();
  }

  @Test
  void shouldFindWhoIsInTheGroupsAndIsNamed() {
    given.member("lea", "legal");
    given.member("ben", "brand");
    given.person("kim");
    assertThat(people(reach(Set.of("legal"), Set.of("kim", "nobody"))))
        .containsExactly(new Person("kim", "candidates"), new Person("lea", "candidates"));
    assertThat(affected.groups()).containsExactlyInAnyOrder("legal", "brand");
  }

  @Test
  void shouldFindWhoHasAndWasGivenSuchTasksLately() {
    // given an open task that somebody has, one that was given to a group, and one of long ago
    given.member("lea", "legal");
    given.member("old", "archive");
    given.person("hal");
    given.person("una");
    long root = root(given.request("other", "Running"), "active");
    task(root, SIGN, "open", "hal", List.of("legal"), NOW);
    task(root, SIGN, "completed", "una", List.of(), NOW);
    task(root, SIGN, "completed", null, List.of("archive"), NOW.minus(Duration.ofDays(200)));
    task(root, new TaskId("Approve", "UserTask_Other"), "open", "una", List.of(), NOW);

    // then
    Affected found = affected.of(reach(Set.of(), Set.of()), List.of(), NOW);
    assertThat(found.people())
        .containsExactly(new Person("hal", "holder"), new Person("lea", "candidates"));
    assertThat(found.groups()).containsExactly("legal");
  }

  @Test
  void shouldFindWhoAskedAndTheTeamWhereAChangedProcessRuns() {
    // given
    given.member("tom", "web-team");
    String running = given.request("other", "Running");
    String done = given.request("other", "Done");
    jdbc.sql("update desk.request set assigned_team = 'web-team' where id = ?")
        .param(running)
        .update();
    instance(root(running, "active"), "Approve", "active");
    instance(root(done, "completed"), "Approve", "completed");

    // then
    Affected found =
        affected.of(
            new Reach(Set.of("Approve"), Set.of(), Set.of(), Set.of(), Set.of()),
            List.of("ann", "eve"),
            NOW);
    assertThat(found.people())
        .containsExactly(new Person("ann", "requester"), new Person("tom", "team"));
    assertThat(found.teams()).containsExactly("web-team");
  }

  @Test
  void shouldFindWhoAskedByAFormAndWhoChangesModels() {
    given.person("eve");
    root(given.request("other", "Running"), "active");
    String form =
        jdbc.sql("select form_id from desk.request_type where type = 'other'")
            .query(String.class)
            .single();
    assertThat(
            affected
                .of(
                    new Reach(Set.of(), Set.of(form), Set.of(), Set.of(), Set.of()),
                    List.of("eve"),
                    NOW)
                .people())
        .containsExactly(new Person("ann", "requester"), new Person("eve", "editors"));
  }

  @Test
  void shouldLeaveOutWhoIsNotActive() {
    given.member("gone", "legal");
    jdbc.sql("update desk.person set active = false where username = 'gone'").update();
    assertThat(people(reach(Set.of("legal"), Set.of()))).isEmpty();
  }

  private List<Person> people(Reach reach) {
    return affected.of(reach, List.of(), NOW).people();
  }

  private static Reach reach(Set<String> groups, Set<String> people) {
    return new Reach(Set.of(), Set.of(), Set.of(SIGN), groups, people);
  }

  private long root(String request, String state) {
    long key = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
                                                 correlation_key, state, started_at, partition_id, position)
            values (?, 1, 'MarketingRequestProcess', 1, ?, ?, ?, now(), 1, 1)
            """)
        .params(key, key, request, state)
        .update();
    return key;
  }

  private void instance(long root, String process, String state) {
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key, state,
                                                 started_at, partition_id, position)
            values (?, 1, ?, 1, ?, ?, now(), 1, 1)
            """)
        .params(KEYS.incrementAndGet(), process, root, state)
        .update();
  }

  private void task(
      long root, TaskId task, String state, String assignee, List<String> groups, Instant at) {
    long key = KEYS.incrementAndGet();
    jdbc.sql(
            """
            insert into engine.user_task (key, element_instance_key, process_instance_key, root_key, process_definition_key,
                                          bpmn_process_id, process_version, element_id, state, assignee, candidate_groups,
                                          created_at, partition_id, position)
            values (?, ?, ?, ?, 1, ?, 1, ?, ?, ?, ?, ?, 1, ?)
            """)
        .params(key, key, root, root, task.process(), task.element(), state, assignee)
        .param(Sql.texts(groups))
        .param(Sql.utc(at))
        .param(key)
        .update();
  }
}
