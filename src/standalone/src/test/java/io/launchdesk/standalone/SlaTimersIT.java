package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SLA timers on the real broker, whose clock is moved on. */
class SlaTimersIT {
  private static final String INCOMPLETE =
      "{\"type\": \"other\", \"brief\": {\"title\": \"Nothing but a title\"}}";

  @TempDir private Path temp;

  @Test
  void shouldRemindAndEscalateOnceWhenTheRequesterDoesNotAnswer() throws Exception {
    LaunchOptions options = LaunchOptions.in(temp.resolve("data")).withControlledClock();
    try (Launch launch = Launch.start(options)) {
      JdbcClient database = Database.of(launch);

      // given a task that waits for the requester, its timers armed with the instants of its clock
      post(launch.portal() + "/api/requests", INCOMPLETE);
      await().atMost(Duration.ofMinutes(1)).until(() -> BriefTimers.armed(database).size() == 2);
      assertThat(BriefTimers.armed(database)).isEqualTo(clock(database));

      // when the reminder is due
      BrokerClock.of(launch).moveTo(clock(database).getFirst());

      // then the requester is reminded, and nobody is told more
      await().atMost(Duration.ofMinutes(1)).until(() -> told(database, "task-reminder") == 1);
      assertThat(told(database, "task-escalated")).isZero();

      // when the escalation is due
      BrokerClock.of(launch).moveTo(clock(database).getLast());

      // then it is escalated, once to each person concerned, and the reminder is not repeated
      await().atMost(Duration.ofMinutes(1)).until(() -> told(database, "task-escalated") > 0);
      await().atMost(Duration.ofMinutes(1)).until(() -> BriefTimers.armed(database).isEmpty());
      assertThat(told(database, "task-reminder")).isEqualTo(1);
      assertThat(
              database
                  .sql(
                      """
                      select count(*) - count(distinct recipient) from desk.notification
                       where template = 'task-escalated'
                      """)
                  .query(Long.class)
                  .single())
          .isZero();
    }
  }

  /** Remind and escalate instants of the requester's clock. */
  private static List<Instant> clock(JdbcClient database) {
    return database
        .sql(
            """
            select unnest(array[remind_at, escalate_at]) from desk.sla_clock where step = 'complete-brief' order by 1
            """)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .list();
  }

  private static long told(JdbcClient database, String template) {
    return database
        .sql("select count(*) from desk.notification where template = :template")
        .param("template", template)
        .query(Long.class)
        .single();
  }

  private static void post(String address, String body) throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).describedAs(answer.body()).isBetween(200, 299);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    byte[] account = "requester:demo".getBytes(StandardCharsets.UTF_8);
    String basic = "Basic " + Base64.getEncoder().encodeToString(account);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request.header("Authorization", basic).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
