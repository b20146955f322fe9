package io.launchdesk.workers.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.notification.Webhook;
import io.launchdesk.store.notification.WebhookRepository;
import io.launchdesk.workers.WorkersTestBase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Channels are called over HTTP. */
class WebhooksTest extends WorkersTestBase {
  @Autowired private WebhookRepository webhooks;

  private final ChatServer chat = new ChatServer();

  @AfterEach
  void stop() {
    chat.close();
    webhooks.all().forEach(webhook -> webhooks.end(webhook.id(), Instant.now()));
  }

  @Test
  void shouldWriteToTheChannelsOfTheGroupInTheirFormats() {
    // given a title that could mention everybody
    given.member("wim", "wh-a");
    add("slack", "group:wh-a");
    add("teams", "group:wh-a");
    add("slack", "group:another");
    String request = given.request("other", "Stop <!channel> & [look](http://evil.example)");

    // when
    notify("request-withdrawn", "wh-a", request);

    // then
    await().until(() -> chat.taken().size() == 2);
    JsonNode slack = taken("blocks");
    JsonNode card = taken("attachments").at("/attachments/0/content");
    assertThat(slack.at("/text").asText()).contains("Stop &lt;!channel&gt; &amp; [look]");
    assertThat(slack.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
    assertThat(slack.at("/blocks/0/text/text").asText())
        .isEqualTo(request + ": \"Stop <!channel> & [look](http://evil.example)\" was withdrawn");
    assertThat(slack.at("/blocks/2/text/text").asText())
        .matches("<http://[^|]+/requests/" + request + "\\|Open the request in the portal>");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.at("/body/0/type").asText()).isEqualTo("RichTextBlock");
    assertThat(card.at("/body/0/inlines/0/text").asText()).contains("<!channel>");
    assertThat(card.at("/actions/0/type").asText()).isEqualTo("Action.OpenUrl");
    assertThat(card.at("/actions/0/url").asText()).endsWith("/requests/" + request);
    assertThat(
            count(
                """
                select count(*) from desk.notification
                 where request_id = ? and webhook_id is not null and mailed_at is not null
                """,
                request))
        .isEqualTo(2);
  }

  @Test
  void shouldTellTheRequestersTeamInItsLanguage() {
    // given
    jdbc.sql("update desk.person set active = true where username = 'ann'").update();
    Webhook polish =
        new Webhook(
            UUID.randomUUID(),
            "Web po polsku",
            "slack",
            chat.channel("pl"),
            "team:web",
            List.of("request-delivered"),
            "pl",
            "Europe/Warsaw",
            true);
    webhooks.add(polish, given.person("ann"), Instant.now());
    String request = given.request("other", "Targi");

    // when
    notify("request-delivered", "requester", request);
    notify("request-accepted", "requester", request);

    // then only the kind that was chosen
    await().until(() -> chat.taken().size() == 1);
    assertThat(chat.taken().getFirst().path("text").asText()).contains("„Targi”");
    assertThat(
            count(
                "select count(*) from desk.notification where request_id = ? and webhook_id is not null",
                request))
        .isEqualTo(1);
  }

  @Test
  void shouldLoseNothingAndTellNothingTwiceWhenTheChannelWasAway() {
    // given
    given.member("wam", "wh-b");
    UUID id = add("slack", "group:wh-b");
    chat.answersWith(503, Map.of("Retry-After", "30"));
    String first = given.request("other", "First");
    String second = given.request("other", "Second");

    // when it refuses, and all that waits for it is put off
    notify("request-withdrawn", "wh-b", first);
    await()
        .until(
            () ->
                count(
                        "select count(*) from desk.notification where webhook_id = ? and attempts > 0",
                        id)
                    == 1);
    notify("request-withdrawn", "wh-b", second);
    assertThat(chat.taken()).isEmpty();
    assertThat(
            jdbc.sql(
                    "select last_error from desk.notification where webhook_id = ? and attempts > 0 limit 1")
                .param(id)
                .query(String.class)
                .single())
        .isEqualTo("HTTP 503 said by the channel")
        .doesNotContain("s3cret");
    assertThat(
            count(
                """
                select count(*) from desk.notification
                 where webhook_id = ? and attempts > 0 and next_attempt_at > now() + interval '20 s'
                """,
                id))
        .isPositive();
    chat.answersWith(200, Map.of());
    jdbc.sql(
            "update desk.notification set next_attempt_at = now() where webhook_id = ? and mailed_at is null")
        .param(id)
        .update();

    // then
    await()
        .until(
            () ->
                count(
                        "select count(*) from desk.notification where webhook_id = ? and mailed_at is null",
                        id)
                    == 0);
    assertThat(chat.taken())
        .extracting(message -> message.path("text").asText().split(":")[0])
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  void shouldWaitWhileSwitchedOffAndForgetWhenEnded() {
    // given
    given.member("wes", "wh-c");
    UUID id = add("teams", "group:wh-c");
    chat.answersWith(500, Map.of());
    String request = given.request("other", "Waits");
    notify("request-withdrawn", "wh-c", request);
    await()
        .until(
            () ->
                count(
                        "select count(*) from desk.notification where webhook_id = ? and attempts > 0",
                        id)
                    == 1);

    // when
    webhooks.end(id, Instant.now());

    // then
    assertThat(
            count(
                "select count(*) from desk.notification where webhook_id = ? and mail = 'off'", id))
        .isEqualTo(1);
    assertThat(
            jdbc.sql("select address from desk.webhook where id = ?")
                .param(id)
                .query(String.class)
                .single())
        .isEmpty();
  }

  @Test
  void shouldNotCallOurOwnNetworkNorFollowRedirectsUnlessAllowed() {
    // given
    var strict = client(false);
    var open = client(true);
    chat.answersWith(302, Map.of("Location", chat.channel("elsewhere")));

    // when
    var refused = strict.post(chat.channel("x"), Map.of());
    var redirected = open.post(chat.channel("x"), Map.of());
    var file = open.post("file:///etc/passwd", Map.of());

    // then
    assertThat(refused.error()).contains("private network").doesNotContain("s3cret");
    assertThat(redirected.error()).startsWith("HTTP 302");
    assertThat(file.error()).contains("no http");
    assertThat(chat.calls()).containsExactly("POST /x/s3cret");
  }

  private static WebhookClient client(boolean allowPrivate) {
    return new WebhookClient(
        new ObjectMapper(),
        new WebhookProperties(allowPrivate, Duration.ofSeconds(5), Duration.ofMinutes(10)));
  }

  private UUID add(String format, String audience) {
    UUID id = UUID.randomUUID();
    webhooks.add(
        new Webhook(
            id,
            format + " of " + audience,
            format,
            chat.channel(format),
            audience,
            List.of("work-changed"),
            "en",
            "UTC",
            true),
        given.person("ann"),
        Instant.now());
    return id;
  }

  private JsonNode taken(String with) {
    return chat.taken().stream().filter(one -> one.has(with)).findFirst().orElseThrow();
  }

  private void notify(String template, String audience, String request) {
    engine.run(
        JobTypes.NOTIFY_PERSON,
        Map.of("event", template, "audience", audience),
        Map.of("requestId", request));
  }
}
