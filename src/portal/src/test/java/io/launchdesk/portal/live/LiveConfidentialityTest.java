package io.launchdesk.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What live events tell of confidential requests. */
class LiveConfidentialityTest extends LiveTestBase {
  private static final String CONFIDENTIAL = "{\"confidential\": true}";

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
}
