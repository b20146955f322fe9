package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process owner edits the communication plan and deploys it to the real broker: from then on it
 * decides who hears of a task that waits for a group (row 3), and where.
 */
class CommunicationPlanIT {
  private static final Path PLAN = Path.of("../../processes/communicationPlan.dmn");
  private static final String CHANNELS = "OutputEntry_communicationPlan_3_1\">";

  @TempDir private Path temp;

  @Test
  void shouldTellAsTheOwnerDeployedLast() throws Exception {
    try (Launch launch = Launch.start(LaunchOptions.in(temp.resolve("data")))) {
      JdbcClient database = Database.of(launch);
      Desk desk = new Desk(launch);

      // given what is told as shipped: in the digest, and not in the portal
      String shipped = desk.submit("Told as shipped");
      awaitUntil(() -> told(database, shipped).equals("false digest 1 3"));

      // when the owner wants it in the portal alone
      deploy(launch, edited("[\"portal\"]"));
      awaitUntil(() -> version(database) == 2);
      String edited = desk.submit("Told as edited");

      // then
      awaitUntil(() -> told(database, edited).equals("true off 2 3"));
      assertThat(told(database, shipped)).isEqualTo("false digest 1 3");

      // when the owner mistypes
      deploy(launch, edited("[\"portl\"]"));
      awaitUntil(() -> version(database) == 3);
      String waiting = desk.submit("Told when it is corrected");

      // then nobody is told, and it is said why
      awaitUntil(() -> !problem(database).isEmpty());
      assertThat(problem(database))
          .startsWith("Communication plan, version 3: row 3 (Rule_communicationPlan_3): 'channels'")
          .contains("it is 'portl'");
      assertThat(told(database, waiting)).isEmpty();

      // and when it is corrected it is told, once to each
      deploy(launch, Files.readString(PLAN));
      awaitUntil(() -> told(database, waiting).equals("false digest 4 3"));
      assertThat(problem(database)).isEmpty();
    }
  }

  private static String edited(String channels) throws Exception {
    String xml = Files.readString(PLAN);
    int from = xml.indexOf("<text>", xml.indexOf(CHANNELS)) + "<text>".length();
    return xml.substring(0, from) + channels + xml.substring(xml.indexOf("</text>", from));
  }

  /** As the Modeler deploys. */
  private static void deploy(Launch launch, String xml) throws Exception {
    String body =
        """
        --plan\r
        Content-Disposition: form-data; name="resources"; filename="communicationPlan.dmn"\r
        Content-Type: text/xml\r
        \r
        %s\r
        --plan--\r
        """
            .formatted(xml);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:" + launch.port("broker.rest") + "/v2/deployments"))
                  .header("Content-Type", "multipart/form-data; boundary=plan")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
    }
  }

  /** How people were told that the request's first task waits; all in the same way. */
  private static String told(JdbcClient database, String request) {
    return database
        .sql(
            """
            select coalesce(string_agg(distinct concat_ws(' ', in_portal::text, mail, plan_version, plan_row), ', '), '')
              from desk.notification where request_id = ? and event = 'task-waiting'
            """)
        .param(request)
        .query(String.class)
        .single();
  }

  private static String problem(JdbcClient database) {
    return database
        .sql("select coalesce(max(problem), '') from desk.untold_task")
        .query(String.class)
        .single();
  }

  private static int version(JdbcClient database) {
    return database
        .sql(
            "select coalesce(max(version), 0) from engine.decision where decision_id = 'communicationPlan'")
        .query(Integer.class)
        .single();
  }

  private static void awaitUntil(Callable<Boolean> condition) {
    await().atMost(Duration.ofMinutes(2)).until(condition);
  }
}
