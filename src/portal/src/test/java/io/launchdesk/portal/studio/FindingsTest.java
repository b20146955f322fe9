package io.launchdesk.portal.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told of a model that is looked at over HTTP. */
@PortalTest
class FindingsTest {
  private static final String OWNER = "process-owner";

  @Autowired Http http;

  @Test
  void shouldTellWhatIsWrongWithoutKeepingIt() throws IOException {
    // given a timer that never rests, and a job that nobody does
    String content =
        Files.readString(Path.of("../../processes/MeasureProcess.bpmn"))
            .replace(">=measureUntil<", ">=unknown(1)<")
            .replace("\"collect-results\"", "\"collect-nothing\"");

    // when
    Answer answer = look(content);

    // then
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(rules(answer)).contains("feel-allowed", "job-type");
    assertThat(answer.body().at("/items/0/severity").asText()).isEqualTo("ERROR");
    assertThat(answer.body().at("/items/0/kind").asText()).isEqualTo("process");
    assertThat(http.get(OWNER, "/api/models/process/MeasureProcess/draft").status()).isEqualTo(204);
  }

  @Test
  void shouldTellOfAFileThatCannotBeRead() {
    assertThat(rules(look("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))).containsExactly("file");
  }

  @Test
  void shouldRefuseMoreThanAnyModelHas() {
    Answer answer = look("a".repeat(50_000_000));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(rules(look("a".repeat(2_000_000)))).containsExactly("file");
  }

  @Test
  void shouldAskForContentAndKnowTheKind() {
    assertThat(look("").status()).isEqualTo(422);
    assertThat(http.post(OWNER, "/api/models/nonsense/x/findings", Map.of("content", "x")).status())
        .isEqualTo(404);
  }

  @Test
  void shouldTellWhatTheRulesGoBy() {
    JsonNode around = http.get(OWNER, "/api/models/surroundings").body();

    assertThat(around.at("/contract/jobTypes/computeSla").asText()).isEqualTo("compute-sla");
    assertThat(around.path("models").isArray()).isTrue();
  }

  private Answer look(String content) {
    return http.post(
        OWNER, "/api/models/process/MeasureProcess/findings", Map.of("content", content));
  }

  private static List<String> rules(Answer answer) {
    return StreamSupport.stream(answer.body().path("items").spliterator(), false)
        .map(finding -> finding.path("rule").asText())
        .distinct()
        .toList();
  }
}
