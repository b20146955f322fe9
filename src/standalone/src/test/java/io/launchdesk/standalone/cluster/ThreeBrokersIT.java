package io.launchdesk.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.standalone.Desk;
import io.launchdesk.standalone.mail.StoredMail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Three brokers with three partitions on each, two portals and three workers, from the Compose
 * file. A broker is killed, then a second one, then both come back; a portal and a worker end while
 * people submit; afterwards the books are looked through.
 */
class ThreeBrokersIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int PARTITION_BITS = 51;

  /** As the Compose file gives them. */
  private static final Duration GRACE = Duration.ofSeconds(40);

  private static final int TERMINATED = 143;

  @TempDir private Path temp;

  private final List<String> requests = new ArrayList<>();

  @Test
  void shouldGoOnWithoutOneBrokerWaitWithoutTwoAndLoseNothing() throws Exception {
    try (Cluster cluster =
        Cluster.prepare(temp.resolve("data"), new Cluster.Size(3, 2, 3), Optional.empty())) {
      JdbcClient database = database(cluster);
      Cluster.start(cluster.brokers());
      Cluster.start(cluster.portals());
      // Portals are ready once the read model is there; they take requests before.
      awaitUntil(
          "the portals answer",
          () ->
              cluster.portals().stream()
                  .allMatch(portal -> portal.get("/api/session").status() == 200));
      Node first = cluster.brokers().get(0);
      awaitUntil(
          "all partitions are led", () -> Topology.leaders(first, cluster.brokers()).size() == 3);

      // given requests that come before the first models do, through both portals
      submit(cluster, 9);
      assertThat(started(database)).isZero();
      Cluster.start(cluster.workers());
      Cluster.awaitReady(cluster.workers());
      assertThat(cluster.workers()).hasSize(3);
      awaitUntil("all are started", () -> started(database) == 9);
      assertThat(partitions(database)).containsExactlyInAnyOrder(1L, 2L, 3L);

      assertPortalsAreOne(cluster);
      assertListening(cluster);

      // when the leader of a partition dies
      Node dead = Topology.leaders(first, cluster.brokers()).get(1);
      dead.kill();

      // then what is submitted and answered goes through, on every partition
      submit(cluster, 6);
      answer(cluster, 0, 3);
      awaitUntil("all are started without one broker", () -> started(database) == 16);

      // when a second one dies
      Node second = cluster.brokers().stream().filter(Node::alive).findFirst().orElseThrow();
      second.kill();
      Node last = cluster.brokers().stream().filter(Node::alive).findFirst().orElseThrow();
      awaitUntil(
          "the portals say that the engine takes nothing",
          () ->
              cluster.portals().stream()
                  .allMatch(portal -> portal.get("/actuator/health/readiness").status() == 503));

      // then a request is kept, and nothing is started
      assertThat(cluster.portals())
          .allSatisfy(
              portal -> assertThat(portal.get("/actuator/health/serving").status()).isEqualTo(200));
      submit(cluster, 2);
      assertThat(started(database)).isEqualTo(16);
      assertThat(waiting(database)).isPositive();
      assertThat(last.alive()).isTrue();

      // when both come back
      Cluster.start(List.of(dead, second));
      Cluster.awaitReady(cluster.portals());
      Cluster.awaitReady(cluster.workers());
      awaitUntil("both have joined", () -> Topology.replicas(last) == 9);

      // then all goes on
      awaitUntil("all are started", () -> started(database) == 18);
      awaitUntil("nothing waits", () -> waiting(database) == 0);
      answer(cluster, 3, 18);

      assertNobodyNoticesWhoEnds(cluster);
      awaitUntil("all are started", () -> started(database) == requests.size());
      awaitUntil("nothing waits", () -> waiting(database) == 0);
      assertBooks(cluster, database);
    }
  }

  /** What is open to others is what the Compose file's network needs, and nothing else. */
  private static void assertListening(Cluster cluster) {
    for (Node broker : cluster.brokers()) {
      // gRPC, commands, other brokers, HTTP, management. Datagrams among brokers come to all
      // addresses of a container, whatever host the broker is told.
      assertThat(broker.listening())
          .filteredOn(socket -> socket.startsWith("tcp"))
          .containsExactlyInAnyOrder(
              "tcp " + broker.address() + ":26500",
              "tcp " + broker.address() + ":26501",
              "tcp " + broker.address() + ":26502",
              "tcp " + broker.address() + ":8080",
              "tcp " + broker.address() + ":9600");
    }
    for (List<Node> nodes : List.of(cluster.portals(), cluster.workers())) {
      for (Node node : nodes) {
        assertThat(node.listening()).containsExactly("tcp " + node.address() + ":8080");
      }
    }
  }

  /** A session, what is told live, and what guessing costs are the same on both portals. */
  private void assertPortalsAreOne(Cluster cluster) throws Exception {
    Node one = cluster.portals().get(0);
    Node two = cluster.portals().get(1);

    // a session that began on the one is known on the other
    Visitor visitor = new Visitor();
    assertThat(visitor.signIn(one, "requester", "demo")).isEqualTo(200);
    assertThat(visitor.status(two, "/api/me")).isEqualTo(200);

    // what happens on the one is told on the other
    List<String> heard = visitor.listen(two);
    awaitUntil("the stream is open", () -> heard.contains("status 200"));
    submit(cluster, 1);
    String request = requests.getLast();
    awaitUntil(
        "the other portal tells it",
        () -> heard.stream().anyMatch(line -> line.contains("\"" + request + "\"")));

    // signing out on the one ends session and stream on the other
    assertThat(visitor.signOut(one)).isEqualTo(204);
    awaitUntil("the stream ends", () -> heard.contains("ended"));
    assertThat(visitor.status(two, "/api/me")).isEqualTo(401);

    // monitoring reads both with the token that is mounted, and with no other
    assertThat(new Visitor().scrape(one, cluster.secret("metrics_token"))).isEqualTo(200);
    assertThat(new Visitor().scrape(two, cluster.secret("metrics_token"))).isEqualTo(200);
    assertThat(new Visitor().scrape(two, cluster.secret("admin_password"))).isEqualTo(401);

    // guesses are counted together
    for (int i = 0; i < 10; i++) {
      Node portal = cluster.portals().get(i % 2);
      assertThat(new Visitor().signIn(portal, "farid.aziz", "guess " + i)).isEqualTo(401);
    }
    assertThat(new Visitor().signIn(one, "farid.aziz", "demo")).isEqualTo(429);
    assertThat(new Visitor().signIn(two, "farid.aziz", "demo")).isEqualTo(429);
  }

  /** A portal and workers are told to end while people submit. */
  private void assertNobodyNoticesWhoEnds(Cluster cluster) throws InterruptedException {
    List<Node> leaving = List.of(cluster.portals().getFirst(), cluster.workers().getFirst());
    Callers callers = Callers.through(cluster.portals(), 3);
    try (callers) {
      callers.awaitMore(6);
      leaving.forEach(Node::terminate);
      for (Node node : leaving) {
        assertThat(node.exitCode(GRACE)).as(node.name()).hasValue(TERMINATED);
      }
      callers.awaitMore(6);
    }
    assertThat(callers.failures()).isEmpty();
    requests.addAll(callers.accepted());
  }

  private void submit(Cluster cluster, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      Node portal = cluster.portals().get(i % cluster.portals().size());
      requests.add(new Desk(portal.http()).submit("Wish " + requests.size() + " of many"));
    }
  }

  /** Answers the first task of these requests, each on the portal that did not take it. */
  private void answer(Cluster cluster, int from, int to) {
    for (int i = from; i < to; i++) {
      Node portal = cluster.portals().get((i + 1) % cluster.portals().size());
      Desk desk = new Desk(portal.http());
      String request = requests.get(i);
      desk.answer("approver", request, "check-feasibility", Map.of("feasibility", "feasible"));
      desk.awaitTask("approver", request, "approve-step");
    }
  }

  private static void assertBooks(Cluster cluster, JdbcClient database) {
    assertNone(database, "requests that were not started exactly once", STARTED_OTHER_THAN_ONCE);
    assertNone(database, "answers that the engine does not know", ANSWER_LOST);
    assertNone(database, "tasks that are open although they were answered", OPEN_AND_ANSWERED);
    assertNone(
        database,
        "models that were deployed twice",
        "select bpmn_process_id from engine.process_definition group by 1 having max(version) > 1");
    assertNone(
        database,
        "records that could not be written",
        "select value_type || ' ' || reason from engine.dead_letter");
    assertNone(
        database,
        "open incidents",
        "select error_message from engine.incident where state = 'open'");
    assertNone(database, "alerts", "select message from engine.alert where cleared_at is null");
    await("every mail is sent")
        .atMost(PATIENCE)
        .until(
            () ->
                count(
                        database,
                        "select count(*) from desk.notification"
                            + " where mailed_at is null and mail = 'at-once'")
                    == 0);
    List<String> mails =
        cluster.mails().newest(10_000).stream().map(StoredMail::messageId).toList();
    assertThat(mails).isNotEmpty();
    Set<String> seen = new HashSet<>();
    assertThat(mails.stream().filter(id -> !seen.add(id))).as("mails that came twice").isEmpty();
  }

  private static final String STARTED_OTHER_THAN_ONCE =
      """
      select r.id from desk.request r
        left join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key
       group by r.id having count(p.key) <> 1
      """;

  private static final String OPEN_AND_ANSWERED =
      """
      select t.key::text from engine.user_task t
        join desk.task_outcome o on o.task_key = t.key
       where t.state = 'open'
      """;

  private static final String ANSWER_LOST =
      """
      select o.task_key::text from desk.task_outcome o
        left join engine.user_task t on t.key = o.task_key and t.state = 'completed'
       where t.key is null
      """;

  private static long started(JdbcClient database) {
    return count(
        database,
        """
        select count(*) from desk.request r
          join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key
        """);
  }

  private static long waiting(JdbcClient database) {
    return count(
        database, "select count(*) from desk.outbox where sent_at is null and refused_at is null");
  }

  /** The partitions that hold requests; a key begins with its partition. */
  private static List<Long> partitions(JdbcClient database) {
    return database
        .sql("select distinct key >> :bits from engine.process_instance where key = root_key")
        .param("bits", PARTITION_BITS)
        .query(Long.class)
        .list();
  }

  private static JdbcClient database(Cluster cluster) {
    var access = cluster.database();
    return JdbcClient.create(
        new DriverManagerDataSource(access.url(), access.user(), access.password()));
  }

  private static long count(JdbcClient database, String sql) {
    return database.sql(sql).query(Long.class).single();
  }

  private static void assertNone(JdbcClient database, String what, String sql) {
    assertThat(database.sql(sql).query(String.class).list()).describedAs(what).isEmpty();
  }

  private static void awaitUntil(String what, Callable<Boolean> holds) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(holds);
  }
}
