package io.launchdesk.portal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalApplication;
import io.launchdesk.portal.PortalTest;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@PortalTest
@TestPropertySource(
    properties = {
      "launchdesk.live.heartbeat=200ms",
      "launchdesk.live.streams-per-person=3",
      "server.tomcat.connection-timeout=2s",
      "server.tomcat.keep-alive-timeout=60s"
    })
class LiveEventsTest {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEventsTest.class);

  private static final String CONFIDENTIAL = "{\"confidential\": true}";

  @Autowired Http http;
  @Autowired LiveStreams streams;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<EventReader> readers = new ArrayList<>();

  @AfterEach
  void closeStreams() {
    readers.forEach(EventReader::close);
  }

  @Test
  void shouldTellWhoMaySeeTheRequestWhenItIsTakenBack() {
    // given
    String id = http.submit("lukas.weber", "Seen by few");
    EventReader own = open("lukas.weber");
    EventReader analyst = open("analyst");
    EventReader stranger = open("producer");

    // when
    http.post("lukas.weber", "/api/requests/" + id + "/withdraw", Map.of("reason", "Too late"));

    // then
    own.event("changed", "\"requests\":[\"" + id + "\"]");
    analyst.event("changed", id);
    heardTheEnd(stranger, "producer");
    assertThat(stranger.heard(id)).isFalse();
  }

  @Test
  void shouldTellTasksToThoseWhoMaySeeThemWhenTheExporterTells() {
    // given
    String id = http.submit("lukas.weber", "Ready to launch");
    EventReader launch = open("launch-manager");
    EventReader stranger = open("producer");

    // when
    long root = fixtures.root(id, "CallActivity_Launch");
    long task = fixtures.task(root, "UserTask_DecideGoNoGo").forGroups("launch").open();
    exporterTells(root, task);

    // then
    EventReader.Event event = launch.event("changed", id);
    assertThat(event.data()).contains("\"tasks\":[\"" + task + "\"]");
    heardTheEnd(stranger, "producer");
    assertThat(stranger.heard(id)).isFalse();
    assertThat(stranger.heard(Long.toString(task))).isFalse();
  }

  @Test
  void shouldTellNobodyOfAConfidentialRequestButThoseWhoSeeIt() {
    // given
    String id = confidential("Nightingale");
    long root = fixtures.root(id, "CallActivity_Launch");
    long task = fixtures.task(root, "UserTask_DecideGoNoGo").forGroups("launch").open();
    EventReader own = open("lukas.weber");
    EventReader launch = open("launch-manager");
    List<EventReader> others = List.of(open("analyst"), open("process-owner"), open("operator"));

    // when
    http.post("lukas.weber", "/api/requests/" + id + "/comments", Map.of("text", "Sh!"));
    exporterTells(root, task);
    fixtures.told("lukas.weber", id);
    http.post("lukas.weber", "/api/requests/" + id + "/withdraw", Map.of("reason", "Too late"));

    // then
    own.event("changed", id);
    launch.event("changed", id);
    launch.event("changed", Long.toString(task));
    String mark = http.submit("lukas.weber", "The end");
    http.post("lukas.weber", "/api/requests/" + mark + "/withdraw", Map.of("reason", "A mark"));
    for (EventReader other : others) {
      other.event("changed", mark);
      assertThat(other.heard(id)).isFalse();
      assertThat(other.heard(Long.toString(task))).isFalse();
      assertThat(resyncs(other)).isZero();
    }
  }

  @Test
  void shouldLetThoseReadAnewWhoDoNotSeeTheRequestAnyMoreAndNameNothing() {
    // given
    String id = http.submit("lukas.weber", "Nightingale");
    EventReader own = open("lukas.weber");
    EventReader analyst = open("analyst");
    EventReader stranger = open("producer");

    // when it becomes confidential
    http.put("lukas.weber", "/api/requests/" + id + "/confidentiality", CONFIDENTIAL);

    // then
    analyst.event("resync", "{}");
    own.event("changed", id);
    heardTheEnd(stranger, "producer");
    assertThat(analyst.heard(id)).isFalse();
    assertThat(resyncs(own)).isZero();
    assertThat(resyncs(stranger)).isZero();

    // when somebody is named, and is not any more
    http.put("lukas.weber", "/api/requests/" + id + "/readers/producer", "");
    stranger.event("changed", id);
    http.delete("lukas.weber", "/api/requests/" + id + "/readers/producer");

    // then
    stranger.event("resync", "{}");
    assertThat(resyncs(own)).isZero();
  }

  @Test
  void shouldLetAGroupReadAnewWhenItsTaskOfAConfidentialRequestHasEnded() {
    // given
    String id = confidential("Nightingale");
    long root = fixtures.root(id, "CallActivity_Launch");
    long task = fixtures.task(root, "UserTask_DecideGoNoGo").forGroups("launch").open();
    EventReader admin = open("admin");
    EventReader group = open("noah.fischer");

    // when another of the group has done it
    jdbc.sql(
            "update engine.user_task set state = 'completed', assignee = 'launch-manager' where key = ?")
        .param(task)
        .update();
    exporterTells(root, task);

    // then
    group.event("resync", "{}");
    admin.event("changed", Long.toString(task));
    assertThat(group.heard(id)).isFalse();
    assertThat(resyncs(admin)).isZero();
  }

  @Test
  void shouldTellWhoSeesModelsThatSomebodyTalksAboutOne() {
    // given
    String model = fixtures.model("process-owner");
    EventReader analyst = open("analyst");
    EventReader stranger = open("producer");

    // when
    http.post(
        "process-owner",
        "/api/models/process/" + model + "/threads",
        Map.of("text", "Is that right?", "version", 1));

    // then
    analyst.event("changed", "\"discussed\":[\"process/" + model + "\"]");
    heardTheEnd(stranger, "producer");
    assertThat(stranger.heard(model)).isFalse();
  }

  @Test
  void shouldTellOnceWhenMuchChangesAtOnce() {
    // given
    String id = http.submit("lukas.weber", "Busy days");
    long root = fixtures.root(id, "CallActivity_Intake");
    EventReader reader = open("lukas.weber");

    // when
    jdbc.sql(
            "select count(pg_notify('engine', '{\"roots\":[' || :root || '],\"userTasks\":[]}' || repeat(' ', n)))"
                + " from generate_series(1, 200) n")
        .param("root", root)
        .query(Long.class)
        .single();

    // then
    reader.event("changed", id);
    heardTheEnd(reader, "lukas.weber");
    assertThat(reader.events().stream().filter(event -> event.data().contains(id)).count())
        .isLessThan(5);
  }

  @Test
  void shouldTellTheFormerHolderWhenATaskIsHandedOn() {
    // given
    String id = http.submit("lukas.weber", "Handed on");
    long root = fixtures.root(id, "CallActivity_Launch");
    long task =
        fixtures
            .task(root, "UserTask_DecideGoNoGo")
            .forGroups("launch")
            .heldBy("omar.haddad")
            .open();
    EventReader former = open("omar.haddad");

    // when
    var handedOn =
        http.post("operator", "/api/tasks/" + task + "/assign", Map.of("assignee", "noah.fischer"));

    // then
    assertThat(handedOn.status()).isEqualTo(200);
    former.event("changed", "\"tasks\":[\"" + task + "\"]");
  }

  @Test
  void shouldTellOnEveryPortalWhenTwoShareADatabase() {
    // given
    String id = http.submit("lukas.weber", "Two portals");
    var other = anotherPortal();
    EventReader here = open("lukas.weber");
    EventReader there = open(other, "lukas.weber");

    // when
    http.post("lukas.weber", "/api/requests/" + id + "/withdraw", Map.of("reason", "Too late"));

    // then
    here.event("changed", id);
    there.event("changed", id);

    // when
    long begin = System.nanoTime();
    other.close();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);

    // then
    await().until(there::ended);
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    assertThat(here.ended()).isFalse();
  }

  @Test
  void shouldSendWithinASecondOfTheCommit() {
    // given
    String id = http.submit("lukas.weber", "Measured");
    long root = fixtures.root(id, "CallActivity_Intake");
    EventReader reader = open("lukas.weber");

    // when
    List<Long> micros = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int heard = reader.events().size();
      long begin = System.nanoTime();
      exporterTells(root, 0);
      await()
          .pollInterval(Duration.ofMillis(1))
          .until(() -> reader.events().stream().skip(heard).anyMatch(e -> e.data().contains(id)));
      long arrived =
          reader.events().stream()
              .skip(heard)
              .filter(e -> e.data().contains(id))
              .findFirst()
              .orElseThrow()
              .nanos();
      micros.add((arrived - begin) / 1_000);
    }

    // then
    micros.sort(null);
    LOG.info(
        "commit to event: median {} µs, 95th {} µs, most {} µs",
        micros.get(20),
        micros.get(37),
        micros.getLast());
    assertThat(micros.get(37)).isLessThan(1_000_000);
  }

  @Test
  void shouldTellToReadAnewWhenTheListeningConnectionWasLost() {
    // given
    EventReader reader = open("lukas.weber");

    // when
    endListeningConnection();

    // then
    reader.event("resync", "{}");
    String id = http.submit("lukas.weber", "After the loss");
    http.post("lukas.weber", "/api/requests/" + id + "/withdraw", Map.of("reason", "Too late"));
    reader.event("changed", id);
  }

  @Test
  void shouldEndTheStreamWhenTheSessionEnds() throws Exception {
    // given
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    signIn(browser, "requester");
    EventReader signedOut = keep(EventReader.open(browser, http.call(null, "/api/events")));
    EventReader script = open("requester");

    // when
    browser.send(
        http.call(null, "/api/session")
            .header("X-XSRF-TOKEN", cookie(cookies, "XSRF-TOKEN"))
            .DELETE()
            .build(),
        BodyHandlers.ofString());

    // then
    await().until(signedOut::ended);
    assertThat(script.ended()).isFalse();
  }

  @Test
  void shouldEndTheStreamWhenItsSessionEndedWhileNobodyListened() throws Exception {
    // given
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    signIn(browser, "noah.fischer");
    EventReader reader = keep(EventReader.open(browser, http.call(null, "/api/events")));
    EventReader script = open("noah.fischer");

    // when
    jdbc.sql("delete from desk.spring_session where principal_name = 'noah.fischer'").update();
    endListeningConnection();

    // then
    await().until(reader::ended);
    assertThat(script.ended()).isFalse();
  }

  @Test
  void shouldEndSessionsAndStreamsOnAllPortalsWhenSignedOutEverywhere() throws Exception {
    // given one person on two devices, each at another portal, and somebody else
    CookieManager cookies = new CookieManager();
    HttpClient laptop = HttpClient.newBuilder().cookieHandler(cookies).build();
    HttpClient phone = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    HttpClient colleague = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    signIn(laptop, "sofia.rossi");
    signIn(phone, "sofia.rossi");
    signIn(colleague, "lukas.weber");
    try (var portal = anotherPortal()) {
      URI there = URI.create("http://127.0.0.1:" + portal.getWebServer().getPort() + "/api/events");
      EventReader onPhone = keep(EventReader.open(phone, HttpRequest.newBuilder(there)));
      EventReader ofColleague = keep(EventReader.open(colleague, HttpRequest.newBuilder(there)));

      // when
      laptop.send(
          http.call(null, "/api/session?everywhere=true")
              .header("X-XSRF-TOKEN", cookie(cookies, "XSRF-TOKEN"))
              .DELETE()
              .build(),
          BodyHandlers.ofString());

      // then
      await().until(onPhone::ended);
      assertThat(status(phone)).isEqualTo(401);
      assertThat(status(laptop)).isEqualTo(401);
      assertThat(status(colleague)).isEqualTo(200);
      assertThat(ofColleague.ended()).isFalse();
    }
  }

  private int status(HttpClient browser) throws Exception {
    return browser
        .send(http.call(null, "/api/me").GET().build(), BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void shouldNotCountPagesThatWereLeftWhenManyAreOpenedInTurn() {
    // given a portal that allows three streams and whose heartbeat does not come in between
    try (var portal =
        anotherPortal("--launchdesk.live.heartbeat=1h", "--launchdesk.live.streams-per-person=3")) {
      for (int page = 0; page < 12; page++) {
        // when a page is opened and left, then the next one can be opened
        await()
            .until(
                () -> {
                  EventReader opened = open(portal, "zoe.martin");
                  opened.close();
                  return opened.response().statusCode() == 200;
                });
      }
    }
  }

  @Test
  void shouldKeepFewStreamsWhenOnePersonOpensMany() {
    // given
    open("zoe.martin");
    open("zoe.martin");
    EventReader third = open("zoe.martin");

    // when
    var fourth =
        http.send(http.call("zoe.martin", "/api/events").header("Accept", "text/event-stream"));

    // then
    assertThat(fourth.status()).isEqualTo(429);
    assertThat(fourth.problem()).isEqualTo("too-many-streams");
    third.close();
    await()
        .until(
            () -> {
              EventReader again = open("zoe.martin");
              again.close();
              return again.response().statusCode() == 200;
            });
  }

  @Test
  void shouldDropTheStreamWhenItsBrowserTakesNothing() throws Exception {
    // given
    try (Socket browser = new Socket()) {
      browser.setReceiveBufferSize(4096);
      URI portal = http.address("/");
      browser.connect(new InetSocketAddress(portal.getHost(), portal.getPort()));
      browser
          .getOutputStream()
          .write(
              "GET /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
                  .formatted(Http.basic("farid.aziz", "demo"))
                  .getBytes(StandardCharsets.US_ASCII));
      await().until(() -> streams.people().contains("farid.aziz"));

      // when
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                tellMuchTo("farid.aziz");
                return !streams.people().contains("farid.aziz");
              });
    }

    // then
    EventReader reader = open("lukas.weber");
    heardTheEnd(reader, "lukas.weber");
  }

  @Test
  void shouldBeReadableThroughProxies() {
    // when
    EventReader reader = open("requester");

    // then
    var headers = reader.response().headers();
    assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
    assertThat(headers.firstValue("Cache-Control").orElseThrow())
        .contains("no-store", "no-transform");
    assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
    await()
        .until(() -> reader.events().stream().filter(e -> e.name().equals("comment")).count() > 2);
    var nobody = http.get(null, "/api/events");
    assertThat(nobody.status()).isEqualTo(401);
  }

  @Test
  void shouldLetTheFormerHolderReadAnewWhenATaskOfAConfidentialRequestIsHandedOn() {
    // given
    String id = confidential("Nightingale");
    long root = fixtures.root(id, "CallActivity_Launch");
    long task =
        fixtures.task(root, "UserTask_DecideGoNoGo").forGroups("launch").heldBy("producer").open();
    EventReader former = open("producer");

    // when
    int status =
        http.post("admin", "/api/tasks/" + task + "/assign", Map.of("assignee", "noah.fischer"))
            .status();

    // then
    assertThat(status).isEqualTo(200);
    former.event("resync", "{}");
    assertThat(former.heard(id)).isFalse();
  }

  private String confidential(String title) {
    return http.post(
            "lukas.weber",
            "/api/requests",
            Map.of("type", "other", "brief", Map.of("title", title), "confidential", true))
        .body()
        .path("id")
        .asText();
  }

  private static long resyncs(EventReader reader) {
    return reader.events().stream().filter(event -> event.name().equals("resync")).count();
  }

  private void tellMuchTo(String person) {
    jdbc.sql(
            "select count(pg_notify('desk', '{\"to\":\"' || :person || '\",\"drafts\":[\"' || repeat('x', 7000) || n || '\"]}'))"
                + " from generate_series(1, 400) n")
        .param("person", person)
        .query(Long.class)
        .single();
  }

  /** Something that this person may see, after all that was told before. */
  private void heardTheEnd(EventReader reader, String person) {
    String id = http.submit(person, "The end");
    http.post(person, "/api/requests/" + id + "/withdraw", Map.of("reason", "Only a mark"));
    reader.event("changed", id);
  }

  private void exporterTells(long root, long task) {
    jdbc.sql("select pg_notify('engine', :payload)")
        .param("payload", "{\"roots\":[%d],\"userTasks\":[%d]}".formatted(root, task))
        .query((row, n) -> n)
        .list();
  }

  private EventReader open(String person) {
    return keep(EventReader.open(client, http.call(person, "/api/events")));
  }

  private EventReader open(ServletWebServerApplicationContext portal, String person) {
    URI address = URI.create("http://127.0.0.1:" + portal.getWebServer().getPort() + "/api/events");
    return keep(
        EventReader.open(
            client,
            HttpRequest.newBuilder(address).header("Authorization", Http.basic(person, "demo"))));
  }

  private void endListeningConnection() {
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

  private EventReader keep(EventReader reader) {
    readers.add(reader);
    return reader;
  }

  private ServletWebServerApplicationContext anotherPortal(String... settings) {
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

  private void signIn(HttpClient browser, String person) throws Exception {
    browser.send(
        http.call(null, "/api/session")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(Http.json(Map.of("username", person, "password", "demo"))))
            .build(),
        BodyHandlers.ofString());
  }

  private static String cookie(CookieManager cookies, String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }
}
