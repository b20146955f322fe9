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
            "absence",
            "backlog",
            "backup",
            "click",
            "dashboard",
            "disk",
            "engine",
            "exporter",
            "growth",
            "lag",
            "outage",
            "overload",
            "pages",
            "paused",
            "peers",
            "recompute",
            "recovery",
            "soak",
            "start",
            "submit",
            "timers",
            "upgrade");
  }

  @Test
  void shouldTakeDefaultsWhenASubjectIsNotNamed() {
    CommandLine bench = new CommandLine(new BenchCommand());

    bench.parseArgs("peers");
    List<?> defaults =
        bench.getSubcommands().get("peers").getCommandSpec().findOption("--subjects").getValue();
    bench.parseArgs("peers", "--subjects", "launchdesk,flowable-async");
    List<?> given =
        bench.getSubcommands().get("peers").getCommandSpec().findOption("--subjects").getValue();

    assertThat(defaults).hasSize(4);
    assertThat(given).extracting(Object::toString).containsExactly("launchdesk", "flowable-async");
  }
}
