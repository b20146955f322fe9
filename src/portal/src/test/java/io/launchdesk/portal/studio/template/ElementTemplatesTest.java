package io.launchdesk.portal.studio.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.core.contract.JobTypes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ElementTemplatesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void shouldHaveATemplateForEachJobTypeAndNoOther() {
    // when
    List<String> types =
        ElementTemplates.all().stream()
            .flatMap(template -> template.properties().stream())
            .filter(property -> "zeebe:taskDefinition".equals(property.binding().type()))
            .map(ElementTemplate.Property::value)
            .toList();

    // then
    assertThat(types).containsExactlyInAnyOrderElementsOf(JobTypes.ALL);
  }

  @Test
  void shouldOfferWhatTheWorkerIsTold() {
    // when
    JsonNode settle = template(JobTypes.SETTLE_BRIEF);

    // then
    JsonNode stage = property(settle, "header-stage");
    assertThat(stage.path("type").asText()).isEqualTo("Dropdown");
    assertThat(stage.path("constraints").path("notEmpty").asBoolean()).isTrue();
    assertThat(stage.path("choices").findValuesAsText("value"))
        .containsExactly("approval", "production", "launch", "closed");
    assertThat(stage.at("/binding/key").asText()).isEqualTo("stage");
    assertThat(property(settle, "input-settledVersion").path("optional").asBoolean()).isTrue();
    assertThat(settle.path("description").asText())
        .contains("Reads requestId, settledVersion (if there is one)");
    assertThat(settle.at("/icon/contents").asText()).startsWith("data:image/svg+xml;base64,");
  }

  private static JsonNode template(String type) {
    return Arrays.stream(JSON.convertValue(ElementTemplates.all(), JsonNode[].class))
        .filter(one -> one.path("id").asText().equals("launchdesk." + type))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode property(JsonNode template, String id) {
    return StreamSupport.stream(template.path("properties").spliterator(), false)
        .filter(one -> one.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
