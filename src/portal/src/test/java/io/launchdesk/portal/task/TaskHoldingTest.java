package io.launchdesk.portal.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.engine.EngineAnswer;
import io.launchdesk.portal.engine.FakeEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TaskHoldingTest {
  @Autowired Http http;
  @Autowired FakeEngine engine;
  @Autowired Fixtures fixtures;

  private String request;
  private long root;

  @BeforeEach
  void request() {
    request = http.submit("requester", "Trade fair");
    root = fixtures.root(request, "CallActivity_AssetProduction");
  }

  @AfterEach
  void engineWorksAgain() {
    engine.works();
  }

  @Test
  void shouldShowTheHolderWhenClaimedAndReleased() {
    // given
    long task = fixtures.task(root, "UserTask_ReviewAsset").forGroups("brand").open();

    // when
    var claimed = post("approver", task, "claim", null);
    var again = post("approver", task, "claim", null);
    var byOther = post("sofia.rossi", task, "claim", null);
    var releasedByOther = post("sofia.rossi", task, "release", null);
    var released = post("approver", task, "release", null);

    // then
    assertThat(claimed.body().path("assignee").asText()).isEqualTo("approver");
    assertThat(again.status()).isEqualTo(200);
    assertThat(byOther.status()).isEqualTo(409);
    assertThat(byOther.problem()).isEqualTo("task-taken");
    assertThat(releasedByOther.status()).isEqualTo(409);
    assertThat(released.body().path("assignee").isNull()).isTrue();
  }

  @Test
  void shouldRefuseWhenForeignOrTheEngineSaysNo() {
    // given
    long task = fixtures.task(root, "UserTask_ReviewAsset").forGroups("brand").open();
    long lone = fixtures.task(root, "UserTask_RateDelivery").heldBy("requester").open();

    // when
    var foreign = post("producer", task, "claim", null);
    var lost = post("requester", lone, "release", null);
    engine.answersWith(new EngineAnswer.Gone("assigned meanwhile"));
    var raced = post("approver", task, "claim", null);
    engine.answersWith(new EngineAnswer.Unavailable("timeout"));
    var away = post("approver", task, "claim", null);

    // then
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(lost.problem()).isEqualTo("task-not-held");
    assertThat(raced.status()).isEqualTo(409);
    assertThat(away.status()).isEqualTo(503);
  }

  @Test
  void shouldAssignWhenTheReceiverBelongsToTheGroup() {
    // given
    long task = fixtures.task(root, "UserTask_ReviewAsset").forGroups("brand").open();

    // when
    var byMember = post("approver", task, "assign", Map.of("assignee", "sofia.rossi"));
    var toStranger = post("operator", task, "assign", Map.of("assignee", "producer"));
    var toNobody = post("admin", task, "assign", Map.of("assignee", "nobody"));
    var byStranger = post("producer", task, "assign", Map.of("assignee", "approver"));
    var byOperator = post("operator", task, "assign", Map.of("assignee", "mei.tanaka"));

    // then
    assertThat(byMember.body().path("assignee").asText()).isEqualTo("sofia.rossi");
    assertThat(toStranger.status()).isEqualTo(422);
    assertThat(toNobody.body().at("/errors/0/field").asText()).isEqualTo("assignee");
    assertThat(byStranger.status()).isEqualTo(403);
    assertThat(byOperator.body().path("assignee").asText()).isEqualTo("mei.tanaka");
  }

  @Test
  void shouldTellWhoDelegatedToWhomWhenTheHolderHandsTheTaskOnAndGetsItBack() {
    // given
    long task =
        fixtures.task(root, "UserTask_ReviewAsset").forGroups("brand").heldBy("mei.tanaka").open();

    // when
    var delegated =
        post(
            "mei.tanaka",
            task,
            "assign",
            Map.of("assignee", "sofia.rossi", "note", "You know the brand"));
    JsonNode during = http.get("sofia.rossi", "/api/tasks/" + task).body();
    var returned = post("sofia.rossi", task, "assign", Map.of("assignee", "mei.tanaka"));
    JsonNode after = http.get("mei.tanaka", "/api/tasks/" + task).body();

    // then
    assertThat(delegated.status()).as(delegated.raw().body()).isEqualTo(200);
    assertThat(during.at("/delegation/byName").asText()).isEqualTo("Mei Tanaka");
    assertThat(during.at("/delegation/toName").asText()).isEqualTo("Sofia Rossi");
    assertThat(during.at("/delegation/note").asText()).isEqualTo("You know the brand");
    assertThat(returned.body().path("assignee").asText()).isEqualTo("mei.tanaka");
    assertThat(after.path("delegation").isNull()).isTrue();
    assertThat(after.path("handovers").findValuesAsText("how"))
        .containsExactly("delegated", "returned");
    assertThat(after.at("/handovers/1/from").asText()).isEqualTo("sofia.rossi");
    assertThat(
            http.get("operator", "/api/requests/" + request + "/timeline")
                .body()
                .findValuesAsText("text"))
        .contains(
            "“Review asset” delegated by Mei Tanaka to Sofia Rossi",
            "“Review asset” handed back to Mei Tanaka");
  }

  @Test
  void shouldLetARequesterDelegateWithinTheTeamAndHaveItBackWhenNobodyIsInTheGroup() {
    // given: the requester is asked; only the desk could take it from the queue
    long task =
        fixtures
            .task(root, "UserTask_CompleteBrief")
            .forGroups("intake-desk")
            .heldBy("requester")
            .open();

    // when
    var toOtherTeam = post("requester", task, "assign", Map.of("assignee", "lukas.weber"));
    var toTeam = post("requester", task, "assign", Map.of("assignee", "amara.okafor"));
    var stolen = post("requester", task, "assign", Map.of("assignee", "requester"));
    var tooLong =
        post(
            "amara.okafor",
            task,
            "assign",
            Map.of("assignee", "requester", "note", "x".repeat(1001)));
    var back = post("amara.okafor", task, "assign", Map.of("assignee", "requester"));

    // then
    assertThat(toOtherTeam.status()).isEqualTo(422);
    assertThat(toTeam.status()).as(toTeam.raw().body()).isEqualTo(200);
    assertThat(stolen.status()).isEqualTo(403);
    assertThat(tooLong.body().at("/errors/0/field").asText()).isEqualTo("note");
    assertThat(back.body().path("assignee").asText()).isEqualTo("requester");
  }

  @Test
  void shouldPageByDeadlineWhenListing() {
    // given
    for (int i = 0; i < 7; i++) {
      fixtures
          .task(root, "UserTask_ReviewAsset")
          .forGroups("brand")
          .dueAt(i == 0 ? null : "2031-01-0" + (1 + i / 2) + "T00:00:00Z")
          .open();
    }

    // when
    List<String> ids = new ArrayList<>();
    List<String> deadlines = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          http.get("approver", "/api/tasks?limit=3&requestId=" + request + "&cursor=" + cursor)
              .body();
      ids.addAll(page.path("items").findValuesAsText("id"));
      deadlines.addAll(page.path("items").findValuesAsText("dueAt"));
      cursor = page.path("nextCursor").asText(null);
    } while (cursor != null && !cursor.equals("null"));

    // then
    assertThat(ids).hasSize(7).doesNotHaveDuplicates();
    assertThat(deadlines.subList(0, 6)).isSorted();
    assertThat(deadlines.getLast()).isEqualTo("null");
    assertThat(http.get("approver", "/api/tasks?cursor=bm9uc2Vuc2U").problem())
        .isEqualTo("broken-cursor");
    assertThat(http.get("approver", "/api/tasks?scope=theirs").status()).isEqualTo(400);
    assertThat(http.get("approver", "/api/tasks?limit=1000").status()).isEqualTo(400);
  }

  @Test
  void shouldListByScopeWhenAsked() {
    // given
    long mine =
        fixtures.task(root, "UserTask_ReviewAsset").forGroups("brand").heldBy("approver").open();
    long free = fixtures.task(root, "UserTask_ReviewAsset").forGroups("brand").open();
    long others =
        fixtures.task(root, "UserTask_ReviewAsset").forGroups("brand").heldBy("sofia.rossi").open();

    // then
    assertThat(list("all")).containsExactlyInAnyOrder(mine, free);
    assertThat(list("mine")).containsExactly(mine);
    assertThat(list("unassigned")).containsExactly(free);
    assertThat(list("group")).containsExactlyInAnyOrder(mine, free, others);
  }

  @Test
  void shouldShowFormAndDataWhenATaskIsOpened() {
    // given
    long task =
        fixtures
            .task(root, "UserTask_DecideGoNoGo")
            .forGroups("launch")
            .withForm("decideGoNoGo")
            .seeing("channelChecks", "[{\"value\": \"links\", \"label\": \"Links work\"}]")
            .open();

    // when
    var detail = http.get("launch-manager", "/api/tasks/" + task);

    // then
    assertThat(detail.status()).as(detail.raw().body()).isEqualTo(200);
    assertThat(detail.body().at("/form/schema/id").asText()).isEqualTo("decideGoNoGo");
    assertThat(detail.body().at("/data/channelChecks/0/value").asText()).isEqualTo("links");
    assertThat(detail.body().at("/data/brief/title").asText()).isEqualTo("Trade fair");
    assertThat(detail.body().at("/data/request/id").asText()).isEqualTo(request);
    assertThat(detail.body().path("title").asText()).isEqualTo("Decide go no go");
    assertThat(http.get("requester", "/api/tasks/" + task).status()).isEqualTo(403);
    assertThat(http.get("operator", "/api/tasks/" + task).status()).isEqualTo(200);
  }

  private List<Long> list(String scope) {
    return http
        .get("approver", "/api/tasks?requestId=" + request + "&scope=" + scope)
        .body()
        .path("items")
        .findValuesAsText("id")
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  private Http.Answer post(String person, long task, String what, Object body) {
    return http.post(person, "/api/tasks/" + task + "/" + what, body);
  }
}
