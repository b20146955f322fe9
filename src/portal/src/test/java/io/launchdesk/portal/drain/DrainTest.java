package io.launchdesk.portal.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.portal.PortalApplication;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends a portal as SIGTERM does, by closing its context, while it is asked as hard as it can. */
class DrainTest {
  private static final int CALLERS = 4;

  private final TestDatabase database = TestDatabase.migrated();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ConfigurableApplicationContext portal() {
    return new SpringApplicationBuilder(PortalApplication.class, PortalTest.Setup.class)
        .run(
            "--server.port=0",
            "--spring.datasource.url=" + database.jdbcUrl(),
            "--spring.datasource.username=postgres",
            "--launchdesk.demo-people=true",
            "--launchdesk.drain.notice=2s",
            "--launchdesk.studio.warm-up=false",
            "--launchdesk.files.folder=target/files",
            "--camunda.client.grpc-address=http://127.0.0.1:9",
            "--camunda.client.rest-address=http://127.0.0.1:9");
  }

  private HttpRequest.Builder call(URI portal, String path) {
    String basic =
        Base64.getEncoder().encodeToString("requester:demo".getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(portal.resolve(path)).header("Authorization", "Basic " + basic);
  }

  @Test
  void shouldFailNoCallAndLoseNoRequestWhenItEndsUnderLoad() throws Exception {
    // given: callers who go on until the load balancer's question for health is answered with no
    ConfigurableApplicationContext portal = portal();
    URI address =
        URI.create("http://127.0.0.1:" + portal.getEnvironment().getProperty("local.server.port"));
    AtomicBoolean serving = new AtomicBoolean(true);
    List<String> failed = Collections.synchronizedList(new ArrayList<>());
    List<String> accepted = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger reads = new AtomicInteger();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS + 1);
    for (int i = 0; i < CALLERS; i++) {
      String name = "Caller " + i + " ";
      callers.submit(
          () -> {
            for (int n = 0; serving.get(); n++) {
              submit(address, name + n, accepted, failed);
              read(address, reads, failed);
            }
          });
    }
    CompletableFuture<Void> stream = CompletableFuture.runAsync(() -> untilTheEnd(address));
    await().atMost(Duration.ofSeconds(30)).until(() -> accepted.size() > 20 && reads.get() > 20);
    callers.submit(
        () -> {
          while (serving.get()) {
            serving.set(health(address) == 200);
          }
        });

    // when
    long begin = System.nanoTime();
    portal.close();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    callers.shutdown();
    boolean left = callers.awaitTermination(30, TimeUnit.SECONDS);

    // then
    assertThat(failed).isEmpty();
    assertThat(left).isTrue();
    assertThat(took).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
    assertThat(stream).succeedsWithin(Duration.ofSeconds(5));
    JdbcClient jdbc = JdbcClient.create(database.dataSource());
    assertThat(
            jdbc.sql("select id from desk.request where id in (:ids)")
                .param("ids", accepted)
                .query(String.class)
                .list())
        .hasSameSizeAs(accepted);
  }

  private void submit(URI portal, String title, List<String> accepted, List<String> failed) {
    HttpRequest.Builder post =
        call(portal, "/api/requests")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"type\":\"other\",\"brief\":{\"title\":\"%s\"}}".formatted(title)));
    try {
      HttpResponse<String> answer = client.send(post.build(), BodyHandlers.ofString());
      if (answer.statusCode() == 201) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        accepted.add(location.substring(location.lastIndexOf('/') + 1));
      } else {
        failed.add(answer.statusCode() + " " + answer.body());
      }
    } catch (Exception e) {
      failed.add(e.toString());
    }
  }

  private void read(URI portal, AtomicInteger reads, List<String> failed) {
    try {
      int status =
          client
              .send(call(portal, "/api/requests?limit=5").GET().build(), BodyHandlers.discarding())
              .statusCode();
      reads.incrementAndGet();
      if (status != 200) {
        failed.add("GET " + status);
      }
    } catch (Exception e) {
      failed.add(e.toString());
    }
  }

  private int health(URI portal) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(portal.resolve("/actuator/health/serving")).build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (Exception e) {
      return 0;
    }
  }

  /** Reads live events until the portal ends the answer; fails when the connection is cut. */
  private void untilTheEnd(URI portal) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                client
                    .send(call(portal, "/api/events").build(), BodyHandlers.ofInputStream())
                    .body(),
                StandardCharsets.UTF_8))) {
      while (lines.readLine() != null) {
        Thread.onSpinWait();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
