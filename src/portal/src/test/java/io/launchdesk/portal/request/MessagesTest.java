package io.launchdesk.portal.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.TestPlan;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The request is lukas.weber's; admin and analyst see all requests. */
@PortalTest
class MessagesTest {
  private static final String PREFERENCES = "/api/me/settings/notifications";

  @Autowired Http http;
  @Autowired JdbcClient jdbc;

  private String request;

  @BeforeEach
  void submitted() {
    jdbc.sql("delete from desk.notification").update();
    jdbc.sql("delete from desk.notification_preference").update();
    jdbc.sql("delete from desk.mail_times").update();
    request = http.submit("lukas.weber", "Traced");
  }

  @AfterEach
  void deployWhatWasThere() {
    TestPlan.deploy(jdbc, TestPlan.shipped());
  }

  @Test
  void shouldSayByWhichRowSomebodyWasTold() {
    // when
    say("admin", "@lukas.weber please look");

    // then
    JsonNode told = only("analyst");
    assertThat(told.path("event").asText()).isEqualTo("mention");
    assertThat(told.path("audience").asText()).isEqualTo("mentioned");
    assertThat(told.path("kind").asText()).isEqualTo("mention");
    assertThat(told.path("cause").asText()).matches("mention:\\d+");
    assertThat(told.at("/rule/row").asInt()).isEqualTo(9);
    assertThat(told.at("/rule/id").asText()).isEqualTo("Rule_communicationPlan_9");
    assertThat(told.path("recipient").asText()).isEqualTo("lukas.weber");
    assertThat(told.at("/portal/shown").asBoolean()).isTrue();
    assertThat(told.at("/sending/state").asText()).isEqualTo("waiting");
    assertThat(told.at("/sending/channel").asText()).isEqualTo("mail");
    assertThat(told.path("facts").has("text")).isFalse();
    assertThat(told.path("problem").isNull()).isTrue();
  }

  @Test
  void shouldShowTheRequesterOwnMessagesAlone() {
    // given
    say("admin", "@lukas.weber and @analyst please look");

    // then
    assertThat(messages("admin").findValuesAsText("recipient"))
        .containsExactlyInAnyOrder("lukas.weber", "analyst");
    assertThat(messages("lukas.weber").findValuesAsText("recipient"))
        .containsExactly("lukas.weber");
  }

  @Test
  void shouldSayWhatHoldsAMailBackHowItFailedAndThatItWasSent() {
    // given
    choose("digest");
    say("admin", "@lukas.weber please look");
    assertThat(only("admin").at("/sending/heldBy").asText()).isEqualTo("digest");
    assertThat(only("admin").at("/sending/heldUntil").asText()).isNotEmpty();

    // when the person chooses otherwise
    choose("at-once");
    assertThat(only("admin").at("/sending/heldBy").isNull()).isTrue();

    // and the mail server does not take it
    jdbc.sql("update desk.notification set attempts = 2, last_error = 'refused'").update();
    assertThat(only("admin").at("/sending/state").asText()).isEqualTo("retrying");
    assertThat(only("admin").at("/sending/attempts").asInt()).isEqualTo(2);
    assertThat(only("admin").path("problem").asText()).isEqualTo("refused");
    assertThat(only("lukas.weber").at("/sending/state").asText()).isEqualTo("retrying");
    assertThat(only("lukas.weber").path("problem").isNull()).isTrue();

    // and then does
    jdbc.sql("update desk.notification set mailed_at = now(), last_error = null").update();
    assertThat(only("admin").at("/sending/state").asText()).isEqualTo("sent");

    // and what nobody wants any more is dropped
    jdbc.sql("update desk.notification set mailed_at = null").update();
    choose("off");
    assertThat(only("admin").at("/sending/state").asText()).isEqualTo("dropped");
  }

  @Test
  void shouldKeepWhatThePlanDoesNotSayAndRefuseNobodyForIt() {
    // given
    TestPlan.deploy(jdbc, TestPlan.changed(9, 1, "[\"pager\"]"));

    // when
    say("admin", "@lukas.weber please look");

    // then
    JsonNode told = only("admin");
    assertThat(told.path("event").asText()).isEqualTo("mention");
    assertThat(told.path("rule").isNull()).isTrue();
    assertThat(told.path("portal").isNull()).isTrue();
    assertThat(told.path("sending").isNull()).isTrue();
    assertThat(http.get("lukas.weber", "/api/me/notifications/count").body().path("unread").asInt())
        .isZero();
  }

  @Test
  void shouldOfferNoMoreThanThePlanHas() {
    // given
    TestPlan.deploy(jdbc, TestPlan.changed(9, 4, "\"digest\""));
    choose("at-once");

    // when
    say("admin", "@lukas.weber please look");

    // then
    assertThat(only("admin").at("/sending/heldBy").asText()).isEqualTo("digest");
    JsonNode mention =
        choices().valueStream().filter(event -> kind(event).equals("mention")).findFirst().get();
    assertThat(mention.path("mail").asText()).isEqualTo("digest");
    assertThat(mention.at("/most/mail").asText()).isEqualTo("digest");
    assertThat(mention.at("/most/portal").asBoolean()).isTrue();
  }

  @Test
  void shouldKeepWhatWasChosenWhenOnlyTheHoursChange() {
    // given a mail that waits, and a choice of portal and digest
    choose("digest");
    say("admin", "@lukas.weber please look");

    for (String channels : List.of("[]", "[\"portal\"]", "[\"pager\"]")) {
      // when all is sent as it was shown while the plan has less, or is at fault
      TestPlan.deploy(jdbc, TestPlan.changed(9, 1, channels));
      ObjectNode shown = (ObjectNode) preferences();
      shown.put("quietFrom", "20:00").put("quietUntil", "06:00");
      assertThat(http.put("lukas.weber", PREFERENCES, shown).status()).isEqualTo(200);

      // then
      assertThat(
              jdbc.sql(
                      "select kind || ' ' || portal || ' ' || mail from desk.notification_preference")
                  .query(String.class)
                  .list())
          .containsExactly("mention true digest");
      assertThat(jdbc.sql("select mail from desk.notification").query(String.class).list())
          .containsExactly("digest");
    }
    assertThat(preferences().path("quietFrom").asText()).isEqualTo("20:00");
  }

  @Test
  void shouldLeafThroughManyMessages() {
    // given
    say("admin", "@lukas.weber and @analyst and @producer please look");

    // when
    JsonNode first = http.get("admin", "/api/requests/" + request + "/messages?limit=1").body();
    JsonNode second =
        http.get(
                "admin",
                "/api/requests/%s/messages?limit=1&cursor=%s"
                    .formatted(request, first.path("nextCursor").asText()))
            .body();

    // then
    assertThat(first.at("/items/0/id").asLong()).isGreaterThan(second.at("/items/0/id").asLong());
    assertThat(http.get("approver", "/api/requests/" + request + "/messages").status())
        .isEqualTo(404);
  }

  private static String kind(JsonNode event) {
    return event.path("kind").asText();
  }

  private JsonNode choices() {
    return preferences().path("events");
  }

  private JsonNode preferences() {
    return http.get("lukas.weber", PREFERENCES).body();
  }

  private void choose(String mail) {
    http.put(
        "lukas.weber",
        PREFERENCES,
        Map.of(
            "events",
            List.of(Map.of("kind", "mention", "portal", true, "mail", mail)),
            "digestAt",
            "08:00"));
  }

  private JsonNode only(String person) {
    JsonNode items = messages(person);
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private JsonNode messages(String person) {
    return http.get(person, "/api/requests/" + request + "/messages").body().path("items");
  }

  private void say(String author, String text) {
    http.post(
        author,
        "/api/requests/" + request + "/comments",
        Map.of("text", text, "key", UUID.randomUUID()));
  }
}
