package io.launchdesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {

  @Test
  void shouldRunEveryMeasurementWhenAllAreAskedFor() {
    List<Map.Entry<String, Scenario>> scenarios =
        Scenario.among(new CommandLine(new BenchCommand()).getCommandSpec());

    assertThat(scenarios)
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "click",
            "dashboard",
            "engine",
            "exporter",
            "lag",
            "overload",
            "recompute",
            "start",
            "submit",
            "timers");
  }
}
