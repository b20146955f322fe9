package io.launchdesk.portal.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ModelsTest {
  private static final String OWNER = "process-owner";
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final AtomicLong KEYS = new AtomicLong(7_700_000);

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  private String id;

  @BeforeEach
  void deployOne() {
    id = "Process_" + UUID.randomUUID().toString().replace("-", "");
    deploy(1, process("First"));
    http.get(OWNER, at(""));
  }

  @Test
  void shouldTakeDeployedModelsAsVersionsWithoutAuthor() {
    // given one that was deployed twice since, once with what was there before
    deploy(2, process("Second"));
    deploy(3, process("First"));

    // when
    JsonNode detail = http.get(OWNER, at("")).body();
    JsonNode again = http.get(OWNER, at("")).body();

    // then
    assertThat(detail.path("versions")).hasSize(2);
    assertThat(detail.at("/versions/0/name").asText()).isEqualTo("Second");
    assertThat(detail.at("/versions/0/author").isNull()).isTrue();
    assertThat(detail.at("/versions/0/live").asBoolean()).isFalse();
    assertThat(detail.at("/versions/1/live").asBoolean()).isTrue();
    assertThat(detail.at("/versions/1/engineVersion").asInt()).isEqualTo(3);
    assertThat(again).isEqualTo(detail);
    assertThat(http.get(OWNER, at("/versions/1")).raw().body()).isEqualTo(process("First"));
    assertThat(listed().at("/latest/number").asInt()).isEqualTo(2);
  }

  @Test
  void shouldTellRulesWhatWasDeployedLast() {
    // given
    deploy(2, process("Second"));

    // when
    JsonNode around = http.get("analyst", "/api/models/surroundings").body();

    // then
    assertThat(StreamSupport.stream(around.path("models").spliterator(), false))
        .filteredOn(model -> model.path("id").asText().equals(id))
        .singleElement()
        .satisfies(
            model -> {
              assertThat(model.path("kind").asText()).isEqualTo("process");
              assertThat(model.path("content").asText()).isEqualTo(process("Second"));
            });
  }

  @Test
  void shouldKeepADraftForItsOwnerAndShowThatThereIsOne() {
    // when
    Answer saved = save(OWNER, 0, 1, process("Mine"));
    Answer repeated = save(OWNER, 0, 1, process("Mine"));
    Answer late = save(OWNER, 0, 1, process("From another device"));
    Answer next = save(OWNER, 1, 1, process("Mine, on"));

    // then
    assertThat(saved.status()).as(saved.raw().body()).isEqualTo(200);
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(late.problem()).isEqualTo("changed-elsewhere");
    assertThat(late.body().at("/current/content").asText()).isEqualTo(process("Mine"));
    assertThat(next.body().path("version").asInt()).isEqualTo(2);
    assertThat(http.get("admin", at("/draft")).status()).isEqualTo(204);
    assertThat(http.get("admin", at("")).body().at("/writers/0/person").asText()).isEqualTo(OWNER);

    http.delete(OWNER, at("/draft"));
    assertThat(http.get(OWNER, at("")).body().path("writers")).isEmpty();
  }

  @Test
  void shouldBeginAModelWithAVersionThatIsNotLive() {
    // given a process that nobody has deployed
    String fresh = "Fresh_" + UUID.randomUUID().toString().replace("-", "");
    String content = process("Fresh").replace(id, fresh);

    // when
    Answer unsaid = http.post(OWNER, "/api/models/process", Map.of("content", content));
    Answer made = begin(OWNER, content);
    Answer again = begin("admin", content);

    // then
    assertThat(unsaid.body().at("/errors/0/field").asText()).isEqualTo("note");
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    assertThat(made.raw().headers().firstValue("Location"))
        .hasValue("/api/models/process/" + fresh);
    JsonNode version = http.get(OWNER, "/api/models/process/" + fresh).body().path("latest");
    assertThat(version.path("number").asInt()).isEqualTo(1);
    assertThat(version.path("name").asText()).isEqualTo("Fresh");
    assertThat(version.path("author").asText()).isEqualTo(OWNER);
    assertThat(version.path("basedOn").isNull()).isTrue();
    assertThat(version.path("live").asBoolean()).isFalse();
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body().at("/errors/0/message").asText()).contains(fresh, "taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1st", "a b", "../x", "żaba"})
  void shouldRefuseAModelWithAnIdThatNoModelCanHave(String wrong) {
    Answer refused = begin(OWNER, process("Fresh").replace(id, wrong));

    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
    assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("content");
  }

  private Answer begin(String person, String content) {
    return http.post(
        person, "/api/models/process", Map.of("content", content, "note", "To begin with"));
  }

  @Test
  void shouldMakeADraftAVersionWithANote() {
    // given
    save(OWNER, 0, 1, process("Mine"));

    // when
    Answer unsaid = keep(OWNER, 1, " ");
    Answer stale = keep(OWNER, 7, "Better");
    Answer kept = keep(OWNER, 1, "Better");

    // then
    assertThat(unsaid.body().at("/errors/0/field").asText()).isEqualTo("note");
    assertThat(stale.problem()).isEqualTo("changed-elsewhere");
    assertThat(kept.status()).as(kept.raw().body()).isEqualTo(201);
    assertThat(kept.body().path("number").asInt()).isEqualTo(2);
    assertThat(kept.body().path("name").asText()).isEqualTo("Mine");
    assertThat(kept.body().path("author").asText()).isEqualTo(OWNER);
    assertThat(kept.body().path("basedOn").asInt()).isEqualTo(1);
    assertThat(kept.body().path("live").asBoolean()).isFalse();
    assertThat(http.get(OWNER, at("/draft")).status()).isEqualTo(204);
    assertThat(http.get(OWNER, at("/versions/2")).raw().body()).isEqualTo(process("Mine"));
  }

  @Test
  void shouldNotOverwriteWhatSomebodyElseMadeMeanwhile() {
    // given two who began with the same version
    save(OWNER, 0, 1, process("Mine"));
    save("admin", 0, 1, process("Theirs"));
    keep("admin", 1, "Theirs first");

    // when
    Answer refused = keep(OWNER, 1, "Mine second");
    save(OWNER, 1, 2, process("Mine and theirs"));
    Answer merged = keep(OWNER, 2, "Both");

    // then
    assertThat(refused.problem()).isEqualTo("model-changed");
    assertThat(refused.body().at("/current/number").asInt()).isEqualTo(2);
    assertThat(merged.body().path("number").asInt()).isEqualTo(3);
    assertThat(merged.body().path("basedOn").asInt()).isEqualTo(2);
  }

  @Test
  void shouldCallOneVersionLiveWhenSomebodyGoesBack() {
    // given the content of the first version on top of a second
    deploy(2, process("Second"));
    http.get(OWNER, at(""));
    deploy(3, process("First"));
    save(OWNER, 0, 2, process("First"));

    // when
    keep(OWNER, 1, "Back");

    // then
    JsonNode versions = http.get(OWNER, at("")).body().path("versions");
    assertThat(versions).hasSize(3);
    assertThat(versions.findValuesAsText("live")).containsExactly("true", "false", "false");
  }

  @Test
  void shouldRefuseAVersionThatSaysNothingNew() {
    save(OWNER, 0, 1, process("First"));
    Answer refused = keep(OWNER, 1, "Nothing");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("content");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void shouldRefuseWhatIsNoModel(String content, String says) {
    Answer refused = save(OWNER, 0, 1, content.replace("$id", id));
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
    assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("content");
    assertThat(refused.body().at("/errors/0/message").asText()).contains(says);
  }

  static List<Arguments> hostile() {
    String bomb =
        """
        <!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
        """;
    String external = "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    String deep = "<x>".repeat(10_000) + "</x>".repeat(10_000);
    return List.of(
        args("", "needed"),
        args("no xml", "line 1"),
        args("<definitions/>", "BPMN"),
        args(wrapped("", "<process id=\"Other\"/>"), "never changes"),
        args(wrapped("", ""), "no process"),
        args(wrapped("", "<process id=\"$id\">" + deep + "</process>"), "deeper"),
        args(wrapped(bomb, "<process id=\"$id\" name=\"&c;\"/>"), "DOCTYPE"),
        args(wrapped(external, "<process id=\"$id\" name=\"x\">&a;</process>"), "DOCTYPE"),
        args(wrapped("", "<process id=\"$id\"/>" + " ".repeat(1_600_000)), "longer"),
        args(wrapped("", "<process id=\"$id\">\u0000</process>"), "stored"));
  }

  private static Arguments args(String content, String says) {
    return Arguments.of(content, says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"rateDelivery\",\"components\":[]} rubbish",
        "{\"id\":\"rateDelivery\",\"id\":\"rateDelivery\",\"components\":[]}",
        "{\"id\":\"rateDelivery\"}",
        "[]"
      })
  void shouldRefuseWhatIsNoForm(String content) {
    ModelId form = new ModelId(ModelKind.FORM, "rateDelivery");
    assertThatThrownBy(() -> ModelContent.read(form, content)).isInstanceOf(Refusal.class);
  }

  @Test
  void shouldBeForThoseWhoMakeTheProcesses() {
    assertThat(http.get("analyst", at("")).status()).isEqualTo(200);
    assertThat(save("analyst", 0, 1, process("Mine")).status()).isEqualTo(403);
    assertThat(http.get("lukas.weber", at("")).status()).isEqualTo(403);
    assertThat(http.get(OWNER, "/api/models/process/no-such").status()).isEqualTo(404);
    assertThat(http.get(OWNER, "/api/models/sculpture/" + id).status()).isEqualTo(404);
  }

  private JsonNode listed() {
    return StreamSupport.stream(
            http.get(OWNER, "/api/models").body().path("items").spliterator(), false)
        .filter(one -> one.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Answer save(String person, int version, int base, String content) {
    return http.put(
        person,
        at("/draft"),
        Map.of("content", content, "base", base),
        "If-Match",
        "\"" + version + "\"");
  }

  private Answer keep(String person, int version, String note) {
    return http.post(
        person, at("/versions"), Map.of("note", note), "If-Match", "\"" + version + "\"");
  }

  private String at(String rest) {
    return "/api/models/process/" + id + rest;
  }

  private String process(String name) {
    return wrapped("", "<process id=\"%s\" name=\"%s\"/>".formatted(id, name));
  }

  private static String wrapped(String prolog, String inner) {
    return prolog.strip() + "<definitions xmlns=\"" + BPMN + "\">" + inner + "</definitions>";
  }

  private void deploy(int version, String xml) {
    jdbc.sql(
            """
            insert into engine.process_definition (key, bpmn_process_id, version, resource_name, xml, checksum, deployed_at,
                                                   partition_id, position)
            values (?, ?, ?, ?, ?, ''::bytea, now(), 1, 1)
            """)
        .params(KEYS.incrementAndGet(), id, version, id + ".bpmn", xml)
        .update();
  }
}
