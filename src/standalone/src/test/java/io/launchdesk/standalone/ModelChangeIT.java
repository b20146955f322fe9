package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process owner changes the approval on the real broker: new requests take the new way, one that
 * runs finishes the old way, and one is moved to the new way.
 */
class ModelChangeIT {
  private static final String MODEL = "/api/models/process/ApprovalProcess";
  private static final String MILESTONE = "IntermediateThrowEvent_ApprovalAnnounced";
  private static final String FLOW = "SequenceFlow_NotifyApprovedToRequestApproved";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path temp;
  private String portal;

  @Test
  void shouldTakeNewRequestsTheNewWayWhileOlderOnesFinishTheOldOneOrAreMoved() throws Exception {
    try (Launch launch = Launch.start(LaunchOptions.in(temp.resolve("data")))) {
      portal = launch.portal();
      JdbcClient database = Database.of(launch);
      Desk desk = new Desk(launch);

      // given two requests that wait for their approval
      String moved = atApproval(desk, "A landing page for the spring fair in Leipzig");
      String old = atApproval(desk, "Photos of the new office in Rotterdam");

      awaitUntil(() -> get(MODEL).at("/latest/number").asInt() == 1);

      // when a change of the approval is reviewed by somebody else and goes live
      int change = propose(withMilestone(content(1)));
      step("process-owner", change, "submit");
      step("admin", change, "approve");
      awaitUntil(() -> "live".equals(get("/api/model-changes/" + change).path("state").asText()));
      awaitUntil(() -> get(MODEL).at("/latest/live").asBoolean());

      // and one of the two is moved
      int migration = migration();
      call("process-owner", "POST", "/api/migrations/" + migration + "/try", Map.of(), null);
      awaitUntil(() -> migrated(migration) == 1);
      String fresh = atApproval(desk, "Subtitles for the product tour");

      // then each takes its way, to its end
      for (String request : List.of(moved, old, fresh)) {
        approve(desk, database, request);
      }
      assertThat(passed(database, old)).isZero();
      assertThat(passed(database, fresh)).isOne();
      assertThat(passed(database, moved)).isOne();

      // and what was there before comes back in one step
      JsonNode back =
          call(
              "admin",
              "POST",
              "/api/model-changes/" + change + "/return",
              Map.of("reason", "It was announced twice."),
              null);
      awaitUntil(
          () ->
              "live"
                  .equals(
                      get("/api/model-changes/" + back.path("number").asInt())
                          .path("state")
                          .asText()));
      awaitUntil(() -> get(MODEL).at("/versions/1/live").asBoolean());
    }
  }

  private static String atApproval(Desk desk, String title) throws Exception {
    String request = desk.submit(title);
    desk.answer("approver", request, "check-feasibility", Map.of("feasibility", "feasible"));
    desk.awaitTask("approver", request, "approve-step");
    return request;
  }

  /** Round by round, as many as the policy asks for. */
  private static void approve(Desk desk, JdbcClient database, String request) {
    while (!isApproved(database, request)) {
      desk.answer("approver", request, "approve-step", Map.of("approvalDecision", "approve"));
      awaitUntil(
          () -> isApproved(database, request) || desk.sees("approver", request, "approve-step"));
    }
  }

  private int propose(String content) throws Exception {
    call("process-owner", "PUT", MODEL + "/draft", Map.of("content", content, "base", 1), "\"0\"");
    call("process-owner", "POST", MODEL + "/versions", Map.of("note", "A milestone"), "\"1\"");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", "Approval has a milestone");
    body.put("reason", "We want to count by it.");
    body.put("notice", "Approval has a milestone; nothing to do for you.");
    body.put("effectiveAt", null);
    body.put("models", List.of(Map.of("kind", "process", "id", "ApprovalProcess", "version", 2)));
    return call("process-owner", "POST", "/api/model-changes", body, null).path("number").asInt();
  }

  private void step(String person, int change, String step) throws Exception {
    String version = get("/api/model-changes/" + change).path("version").asText();
    call(
        person,
        "POST",
        "/api/model-changes/" + change + "/steps/" + step,
        Map.of("note", ""),
        "\"" + version + "\"");
  }

  /** Proposes as the page does, and takes the proposal. */
  private int migration() throws Exception {
    String address = MODEL + "/migrations";
    JsonNode proposal = get(address + "/proposal?from=1&to=2");
    assertThat(proposal.path("problems")).isEmpty();
    assertThat(proposal.at("/waiting/UserTask_ApproveStep").asInt()).isEqualTo(2);
    Map<String, String> mapping = new LinkedHashMap<>();
    for (JsonNode pair : proposal.path("pairs")) {
      mapping.put(pair.path("element").asText(), pair.path("target").asText());
    }
    Map<String, Object> body =
        Map.of("from", 1, "to", 2, "mapping", mapping, "reason", "Counted, too");
    JsonNode made = call("process-owner", "POST", address, body, null);
    assertThat(made.at("/migration/counts/waiting").asInt()).isEqualTo(2);
    return made.at("/migration/number").asInt();
  }

  private int migrated(int migration) throws Exception {
    JsonNode detail = get("/api/migrations/" + migration);
    assertThat(detail.at("/instances/0/problem").asText("null")).isEqualTo("null");
    return detail.at("/migration/counts/moved").asInt();
  }

  private static boolean isApproved(JdbcClient database, String request) {
    return database
        .sql(
            """
            select count(*) = 1 from engine.process_instance i
              join engine.process_instance root on root.key = i.root_key
             where root.correlation_key = ? and i.bpmn_process_id = 'ApprovalProcess' and i.state = 'completed'
            """)
        .param(request)
        .query(Boolean.class)
        .single();
  }

  private static int passed(JdbcClient database, String request) {
    return database
        .sql(
            """
            select count(*) from engine.element_instance e
              join engine.process_instance root on root.key = e.root_key
             where root.correlation_key = ? and e.element_id = ? and e.state = 'completed'
            """)
        .params(request, MILESTONE)
        .query(Integer.class)
        .single();
  }

  /** A named event before the end, drawn on the line that leads there. */
  private static String withMilestone(String xml) {
    String after = "SequenceFlow_ApprovalAnnouncedToRequestApproved";
    String changed =
        xml.replace(
                "sourceRef=\"ServiceTask_NotifyApproved\" targetRef=\"EndEvent_RequestApproved\" />",
                """
                sourceRef="ServiceTask_NotifyApproved" targetRef="%s" />
                    <bpmn:intermediateThrowEvent id="%s" name="Approval announced">
                      <bpmn:incoming>%s</bpmn:incoming>
                      <bpmn:outgoing>%s</bpmn:outgoing>
                    </bpmn:intermediateThrowEvent>
                    <bpmn:sequenceFlow id="%s" sourceRef="%s" targetRef="EndEvent_RequestApproved" />"""
                    .formatted(MILESTONE, MILESTONE, FLOW, after, after, MILESTONE))
            .replace(
                "<bpmn:incoming>%s</bpmn:incoming>\n    </bpmn:endEvent>".formatted(FLOW),
                "<bpmn:incoming>%s</bpmn:incoming>\n    </bpmn:endEvent>".formatted(after))
            .replace(
                """
                <di:waypoint x="2390" y="240" />
                        <di:waypoint x="2452" y="240" />
                      </bpmndi:BPMNEdge>""",
                """
                <di:waypoint x="2390" y="240" />
                        <di:waypoint x="2403" y="240" />
                      </bpmndi:BPMNEdge>
                      <bpmndi:BPMNShape id="%s_di" bpmnElement="%s">
                        <dc:Bounds x="2403" y="222" width="36" height="36" />
                        <bpmndi:BPMNLabel>
                          <dc:Bounds x="2380" y="190" width="90" height="14" />
                        </bpmndi:BPMNLabel>
                      </bpmndi:BPMNShape>
                      <bpmndi:BPMNEdge id="%s_di" bpmnElement="%s">
                        <di:waypoint x="2439" y="240" />
                        <di:waypoint x="2452" y="240" />
                      </bpmndi:BPMNEdge>"""
                    .formatted(MILESTONE, MILESTONE, after, after));
    assertThat(changed)
        .contains("targetRef=\"" + MILESTONE + "\"", "<bpmn:incoming>" + after, MILESTONE + "_di");
    return changed;
  }

  private String content(int version) throws Exception {
    return send("process-owner", "GET", MODEL + "/versions/" + version, null, null).body();
  }

  private JsonNode get(String path) throws Exception {
    return call("process-owner", "GET", path, null, null);
  }

  private JsonNode call(String person, String method, String path, Object body, String ifMatch)
      throws Exception {
    HttpResponse<String> answer = send(person, method, path, body, ifMatch);
    assertThat(answer.statusCode()).describedAs(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> send(
      String person, String method, String path, Object body, String ifMatch) throws Exception {
    byte[] account = (person + ":demo").getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(portal + path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static void awaitUntil(Callable<Boolean> condition) {
    await().atMost(Duration.ofMinutes(2)).until(condition);
  }
}
