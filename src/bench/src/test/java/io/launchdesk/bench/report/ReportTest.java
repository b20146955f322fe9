package io.launchdesk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path temp;

  @Test
  void shouldTakeTheMeanOfTheMiddleWhenRoundsAreEven() {
    assertThat(Result.of("x", "ms", List.of(9.0, 1.0, 3.0)).median()).isEqualTo(3);
    assertThat(Result.of("x", "ms", List.of(9.0, 1.0, 3.0, 5.0)).median()).isEqualTo(4);
  }

  @Test
  void shouldHoldTheRatioAgainstLowerLimitsWhenMoreIsBetter() {
    Result result =
        Result.of("requests", "/s", 30).against("peer", 40).heldTo(Aim.atLeast("ratio", 0.5, 1.0));

    assertThat(result.against().ratio()).isEqualTo(0.75);
    assertThat(result.verdict()).isEqualTo("above the floor");
    assertThat(result.against("peer", 100).verdict()).isEqualTo("BELOW THE FLOOR");
    assertThat(result.against("peer", 30).verdict()).isEqualTo("goal reached");
  }

  @Test
  void shouldHoldAPercentileAgainstUpperLimitsWhenLessIsBetter() {
    Result result =
        Result.of("wait", "ms", 10)
            .with(Map.of("p95", 400.0))
            .heldTo(Aim.atMost("p95", 1000.0, 300.0));

    assertThat(result.verdict()).isEqualTo("above the floor");
    assertThat(result.with(Map.of("p95", 300.0)).verdict()).isEqualTo("goal reached");
    assertThat(result.with(Map.of("p95", 1001.0)).verdict()).isEqualTo("BELOW THE FLOOR");
  }

  @Test
  void shouldTellAllThatAFigureDependsOnWhenItIsWritten() throws Exception {
    // given
    Measured measured = new Measured("engine", Map.of("--rounds", "3"));
    measured.add(Result.of("instances", "/s", List.of(40.0, 42.0, 41.0)).against("bare", 50));
    measured.end(new IllegalStateException("no more"));
    Path file = temp.resolve("folder/report.json");

    // when
    Report report = Report.of(List.of(measured));
    report.write(file);

    // then
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("startedAt").asText()).endsWith("Z");
    assertThat(json.path("machine").path("cores").asInt()).isPositive();
    assertThat(json.path("machine").path("memoryMegabytes").asLong()).isPositive();
    assertThat(json.path("machine").path("kernel").asText()).isNotBlank();
    assertThat(json.path("versions").path("Zeebe").asText()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(json.path("versions").path("PostgreSQL").asText()).isNotBlank();
    JsonNode scenario = json.path("scenarios").path(0);
    assertThat(scenario.path("settings").path("--rounds").asText()).isEqualTo("3");
    assertThat(scenario.has("loadBefore")).isTrue();
    assertThat(scenario.has("loadAfter")).isTrue();
    assertThat(scenario.path("failure").asText()).contains("no more");
    JsonNode result = scenario.path("results").path(0);
    assertThat(result.path("median").asDouble()).isEqualTo(41);
    assertThat(result.path("rounds")).hasSize(3);
    assertThat(result.path("against").path("ratio").asDouble()).isEqualTo(0.82);
    assertThat(report.table())
        .contains("instances", "41.0", "0.82", "bare 50.0", "FAILED", "no more");
  }
}
