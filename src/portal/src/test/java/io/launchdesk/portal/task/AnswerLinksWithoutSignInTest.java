package io.launchdesk.portal.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.identity.Secret;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.task.AnswerLinkRepository;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The link itself is the permission, for one answer and nothing else. */
@PortalTest
@TestPropertySource(properties = "launchdesk.mail-links.sign-in=false")
class AnswerLinksWithoutSignInTest {
  private static final String APPROVE = "{\"variables\": {\"approvalDecision\": \"approve\"}}";

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired AnswerLinkRepository links;
  @Autowired JdbcClient jdbc;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
  private String request;
  private long task;
  private String link;

  @BeforeEach
  void aLink() {
    request = http.submit("requester", "Autumn sale");
    task =
        fixtures
            .task(fixtures.root(request, "CallActivity_Approval"), "UserTask_ApproveStep")
            .forGroups("legal")
            .withForm("approveStep")
            .withFourEyes()
            .seeing(
                "approvalStep", "{\"step\": \"legal\", \"title\": \"Legal\", \"group\": \"legal\"}")
            .open();
    Secret secret = Secret.random();
    Instant now = Instant.now();
    links.add(secret.digest(), task, "approver", now, now.plus(Duration.ofDays(1)));
    link = "/api/answer-links/" + secret.text();
  }

  @Test
  void shouldAnswerOnceAsThePersonOfTheLink() throws Exception {
    // when
    var shown = get(link);
    var taken = post(link, APPROVE);
    var again = post(link, APPROVE);

    // then
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("Autumn sale", "\"signIn\":false");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(again.body()).contains("answer-link-used");
    assertThat(
            jdbc.sql("select person from desk.task_outcome where task_key = ?")
                .param(task)
                .query(String.class)
                .single())
        .isEqualTo("approver");
  }

  @Test
  void shouldOpenNothingElse() throws Exception {
    // given
    get(link);

    // then
    assertThat(get("/api/me").statusCode()).isEqualTo(401);
    assertThat(get("/api/tasks/" + task).statusCode()).isEqualTo(401);
    assertThat(get("/api/requests/" + request).statusCode()).isEqualTo(401);
    assertThat(get("/api/requests/" + request + "/files").statusCode()).isEqualTo(401);
    assertThat(post("/api/tasks/" + task + "/complete", APPROVE).statusCode()).isEqualTo(401);
    assertThat(
            cookies.getCookieStore().getCookies().stream()
                .noneMatch(cookie -> cookie.getName().equals("LAUNCHDESK_SESSION")))
        .isTrue();
  }

  @Test
  void shouldRefuseASignInOfSomebodyElse() {
    assertThat(http.get("david.cohen", link).problem()).isEqualTo("answer-link-foreign");
    assertThat(
            http.post(
                    "david.cohen", link, Map.of("variables", Map.of("approvalDecision", "approve")))
                .status())
        .isEqualTo(403);
  }

  @Test
  void shouldNeedTheTokenOfThePage() throws Exception {
    var forged =
        browser.send(
            HttpRequest.newBuilder(http.address(link))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(APPROVE))
                .build(),
            BodyHandlers.ofString());
    assertThat(forged.statusCode()).isIn(401, 403);
    assertThat(get(link).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldDieWithTheAccountOfThePerson() throws Exception {
    jdbc.sql("update desk.person set active = false where username = 'approver'").update();
    try {
      assertThat(get(link).statusCode()).isEqualTo(404);
      assertThat(post(link, APPROVE).statusCode()).isEqualTo(404);
    } finally {
      jdbc.sql("update desk.person set active = true where username = 'approver'").update();
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(http.address(path)).header("Accept", "application/json").build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(http.address(path))
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", token())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private String token() {
    URI any = http.address("/");
    return cookies.getCookieStore().get(any).stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("none");
  }
}
