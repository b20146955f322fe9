package io.launchdesk.store;

import io.launchdesk.core.notification.CommunicationPlan;
import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.PlanRule;
import io.launchdesk.store.notification.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The communication plan in the read model, as the exporter writes it. */
public final class TestPlan {
  private static final long FIRST_KEY = 1_000_000_000L;

  private TestPlan() {}

  /** Deploys the plan that comes with Launchdesk. */
  public static void deploy(DataSource database) {
    deploy(JdbcClient.create(database), shipped());
  }

  /**
   * Deploys a version.
   *
   * @return its number
   */
  public static int deploy(JdbcClient jdbc, String xml) {
    int version =
        jdbc.sql(
                "select coalesce(max(version), 0) + 1 from engine.decision where decision_id = 'communicationPlan'")
            .query(Integer.class)
            .single();
    long key = FIRST_KEY + version;
    jdbc.sql(
            """
            insert into engine.decision_requirements
            values (?, 'Definitions_communicationPlan', 'Communication plan', ?, 'communicationPlan.dmn', ?, now(), 1, 1)
            """)
        .params(key, version, xml)
        .update();
    jdbc.sql(
            """
            insert into engine.decision values (?, 'communicationPlan', 'Communication plan', ?, ?, now(), 1, 1)
            """)
        .params(key, version, key)
        .update();
    return version;
  }

  /** The file that comes with Launchdesk. */
  public static String shipped() {
    Path file = Path.of("processes", "communicationPlan.dmn");
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve(file))
        .filter(Files::exists)
        .findFirst()
        .map(TestPlan::read)
        .orElseThrow();
  }

  /** The file that comes with Launchdesk, with one cell of a row changed. */
  public static String changed(int row, int output, String value) {
    String id = "OutputEntry_communicationPlan_%d_%d\">".formatted(row, output);
    String xml = shipped();
    int from = xml.indexOf("<text>", xml.indexOf(id)) + "<text>".length();
    return xml.substring(0, from) + value + xml.substring(xml.indexOf("</text>", from));
  }

  /** What the plan that comes with Launchdesk says. */
  public static Decision decision(String event, String audience) {
    PlanRule rule = CommunicationPlan.read(shipped()).of(event, audience, EventKind::hasTemplate);
    return new Decision(event, audience, 1, rule);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
