package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExporterConfigTest {
  private static final Map<String, Object> LEAST =
      Map.of("url", "jdbc:postgresql://db/desk", "user", "exporter");

  @Test
  void shouldHaveDefaultsForEverythingButTheDatabase() {
    assertThat(ExporterConfig.of(LEAST))
        .isEqualTo(
            new ExporterConfig(
                "jdbc:postgresql://db/desk",
                "exporter",
                "",
                1000,
                Duration.ofMillis(10),
                32_768,
                ExporterConfig.OnMismatch.REFUSE));
  }

  @Test
  void shouldReadNamesAsEnvironmentVariablesSpellThem() {
    Map<String, Object> arguments = new HashMap<>(LEAST);
    arguments.putAll(Map.of("batchsize", 5, "FLUSH_INTERVAL", "20", "on-mismatch", "adopt"));
    ExporterConfig config = ExporterConfig.of(arguments);
    assertThat(config.batchSize()).isEqualTo(5);
    assertThat(config.flushInterval()).isEqualTo(Duration.ofMillis(20));
    assertThat(config.onMismatch()).isEqualTo(ExporterConfig.OnMismatch.ADOPT);
  }

  @ParameterizedTest
  @CsvSource({
    "url, jdbc:h2:mem, 'url'",
    "user, '', 'user'",
    "batchSize, 0, '1 to 20000, but is ''0'''",
    "flushInterval, soon, 'but is ''soon'''",
    "onMismatch, maybe, 'but is ''maybe'''",
    "batchSzie, 5, 'batchSzie'",
  })
  void shouldNameTheBadValue(String name, String value, String inMessage) {
    Map<String, Object> arguments = new HashMap<>(LEAST);
    arguments.put(name, value);
    assertThatThrownBy(() -> ExporterConfig.of(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(inMessage);
  }

  @Test
  void shouldNotTellThePassword() {
    Map<String, Object> arguments = new HashMap<>(LEAST);
    arguments.put("password", "secret");
    assertThat(ExporterConfig.of(arguments).toString()).doesNotContain("secret");
  }

  @Test
  void shouldFilterForEventsOfTheCatalogue() {
    TestContext context = new TestContext(LEAST);
    new LaunchdeskExporter().configure(context);
    assertThat(context.filter().acceptType(RecordType.EVENT)).isTrue();
    assertThat(context.filter().acceptType(RecordType.COMMAND)).isFalse();
    assertThat(context.filter().acceptValue(ValueType.USER_TASK)).isTrue();
    assertThat(context.filter().acceptValue(ValueType.JOB_BATCH)).isFalse();
  }
}
