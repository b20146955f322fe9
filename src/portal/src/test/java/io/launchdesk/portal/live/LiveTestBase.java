package io.launchdesk.portal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalApplication;
import io.launchdesk.portal.PortalTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Opens streams as browsers do, and closes them after each test. */
@PortalTest
@TestPropertySource(
    properties = {
      "launchdesk.live.heartbeat=200ms",
      "launchdesk.live.streams-per-person=3",
      "server.tomcat.connection-timeout=2s",
      "server.tomcat.keep-alive-timeout=60s"
    })
abstract class LiveTestBase {
  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;
  @Autowired private Environment environment;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<EventReader> readers = new ArrayList<>();

  @AfterEach
  void closeStreams() {
    readers.forEach(EventReader::close);
  }

  EventReader open(String person) {
    return keep(EventReader.open(client, http.call(person, "/api/events")));
  }

  EventReader open(ServletWebServerApplicationContext portal, String person) {
    URI address = URI.create("http://127.0.0.1:" + portal.getWebServer().getPort() + "/api/events");
    return keep(
        EventReader.open(
            client,
            HttpRequest.newBuilder(address).header("Authorization", Http.basic(person, "demo"))));
  }

  EventReader keep(EventReader reader) {
    readers.add(reader);
    return reader;
  }

  ServletWebServerApplicationContext anotherPortal(String... settings) {
    String[] all = {
      "--server.port=0",
      "--launchdesk.studio.warm-up=false",
      "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
      "--spring.datasource.username=postgres",
      "--camunda.client.grpc-address=http://127.0.0.1:9",
      "--camunda.client.rest-address=http://127.0.0.1:9"
    };
    return (ServletWebServerApplicationContext)
        new SpringApplicationBuilder(PortalApplication.class)
            .run(Stream.concat(Stream.of(all), Stream.of(settings)).toArray(String[]::new));
  }

  /** Something that this person may see, after all that was told before. */
  void heardTheEnd(EventReader reader, String person) {
    String id = http.submit(person, "The end");
    http.post(person, "/api/requests/" + id + "/withdraw", Map.of("reason", "Only a mark"));
    reader.event("changed", id);
  }

  void exporterTells(long root, long task) {
    jdbc.sql("select pg_notify('engine', :payload)")
        .param("payload", "{\"roots\":[%d],\"userTasks\":[%d]}".formatted(root, task))
        .query((row, n) -> n)
        .list();
  }

  void endListeningConnection() {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql(
                                """
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                 where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen%'
                                """)
                            .query(Integer.class)
                            .single())
                    .as("connections that listened and were ended")
                    .isPositive());
  }
}
