package io.launchdesk.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.core.kpi.KpiCatalogue;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class KpiCatalogueTest {
  @Autowired Http http;

  @Test
  void shouldKeepWhatWasAimedAtWhenTheTargetChanges() {
    // given
    JsonNode before = entry("on-time-launch");
    int version = before.path("targetVersion").asInt();

    // when
    var changed = put("process-owner", "on-time-launch", version, aim(0.95, "Agreed with sales"));
    var late = put("analyst", "on-time-launch", version, aim(0.5, "Not seen the other"));

    // then
    assertThat(before.at("/target/value").asDouble()).isEqualTo(0.9);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(late.problem()).isEqualTo("changed-elsewhere");
    assertThat(late.body().at("/current/value").asDouble()).isEqualTo(0.95);
    JsonNode after = entry("on-time-launch");
    assertThat(after.at("/target/value").asDouble()).isEqualTo(0.95);
    assertThat(after.at("/target/reason").asText()).isEqualTo("Agreed with sales");
    assertThat(after.at("/target/author").asText()).isEqualTo("process-owner");
    JsonNode all = http.get("analyst", "/api/kpi-catalogue/on-time-launch/targets").body();
    assertThat(all.at("/items/1/value").asDouble()).isEqualTo(0.9);
  }

  @Test
  void shouldHoldFromItsDayOnWhenATargetIsSetForLater() {
    // when
    Map<String, Object> later = aim(0.99, "From next year on");
    later.put("effectiveFrom", "2030-01-01");
    put(
        "admin",
        "first-pass-approval",
        entry("first-pass-approval").path("targetVersion").asInt(),
        later);

    // then
    assertThat(entry("first-pass-approval").at("/target/value").asDouble()).isEqualTo(0.7);
    assertThat(entry("first-pass-approval").path("targetVersion").asInt()).isEqualTo(2);
  }

  @Test
  void shouldHaveNoTargetWhenItIsTakenBack() {
    // when
    put(
        "admin",
        "rework-loops",
        entry("rework-loops").path("targetVersion").asInt(),
        aim(null, "Not useful"));

    // then
    assertThat(entry("rework-loops").path("target").isNull()).isTrue();
  }

  @Test
  void shouldNameTheFieldWhenATargetDoesNotFit() {
    assertThat(put("admin", "sla-kept", 1, aim(90.0, "In percent")).problem())
        .isEqualTo("invalid-fields");
    assertThat(put("admin", "sla-kept", 1, aim(0.9, " ")).body().at("/errors/0/field").asText())
        .isEqualTo("reason");
    assertThat(
            http.put("admin", "/api/kpi-catalogue/sla-kept/target", aim(0.9, "No version"))
                .problem())
        .isEqualTo("version-needed");
    assertThat(put("admin", "colour", 0, aim(0.9, "Why not")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "pl", "zh-Hans", "zh-Hant", "fa"})
  void shouldHaveWordsForEachFigureInEachLanguage(String language) {
    String texts = Fixtures.read("../web/src/locales/" + language + ".json");
    assertThat(KpiCatalogue.ALL)
        .isNotEmpty()
        .allSatisfy(
            kpi ->
                assertThat(texts)
                    .contains(
                        "\"kpi.%s.name\"".formatted(kpi.id()),
                        "\"kpi.%s.definition\"".formatted(kpi.id()),
                        "\"kpi.%s.formula\"".formatted(kpi.id())));
  }

  private JsonNode entry(String id) {
    for (JsonNode item : http.get("analyst", "/api/kpi-catalogue").body().path("items")) {
      if (item.path("id").asText().equals(id)) {
        return item;
      }
    }
    throw new AssertionError(id);
  }

  private Http.Answer put(String person, String kpi, int version, Map<String, Object> body) {
    return http.put(
        person, "/api/kpi-catalogue/" + kpi + "/target", body, "If-Match", "\"" + version + "\"");
  }

  private static Map<String, Object> aim(Double value, String reason) {
    Map<String, Object> body = new HashMap<>();
    body.put("value", value);
    body.put("reason", reason);
    return body;
  }
}
