package io.launchdesk.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is told of a change, and what. */
class LiveEventsTest extends LiveTestBase {
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
        .as("events for 200 changes")
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
}
