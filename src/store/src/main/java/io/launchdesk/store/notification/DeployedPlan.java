package io.launchdesk.store.notification;

import io.launchdesk.core.notification.CommunicationPlan;
import io.launchdesk.core.notification.PlanFault;
import io.launchdesk.core.notification.PlanRule;
import io.launchdesk.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The communication plan as it was deployed last. The exporter writes what the engine deploys about
 * a second later; a version is read once.
 */
@Repository
public class DeployedPlan {
  private final JdbcClient jdbc;
  private volatile Read last;

  DeployedPlan(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Read(Deployed deployed, CommunicationPlan plan, PlanFault fault) {
    int version() {
      return deployed.version();
    }
  }

  /** A log that is begun anew counts keys and versions anew. */
  private record Deployed(long drgKey, int version, Instant deployedAt) {}

  /**
   * What is to happen.
   *
   * @param event such as {@code request-delivered}
   * @param audience one of {@code PlanAudience}, or the group or person that a model names
   * @param templates tells which templates there are
   * @throws PlanFault when the plan is not there, does not say, or says what cannot be done
   */
  public Decision of(String event, String audience, Predicate<String> templates) {
    Read read =
        current().orElseThrow(() -> new PlanFault("The communication plan is not deployed."));
    try {
      PlanRule rule = plan(read).of(event, audience, templates);
      return new Decision(event, audience, read.version(), rule);
    } catch (PlanFault e) {
      throw new PlanFault(said(read, e.getMessage()));
    }
  }

  /** The plan; empty when it is not deployed, or cannot be read. */
  public Optional<CommunicationPlan> plan() {
    return current().map(Read::plan);
  }

  /** What is wrong with the plan for what Launchdesk tells by itself; empty when all is well. */
  public List<String> problems(Predicate<String> templates) {
    return current()
        .map(read -> problems(read, templates))
        .orElse(List.of("The communication plan is not deployed."));
  }

  private static List<String> problems(Read read, Predicate<String> templates) {
    if (read.fault() != null) {
      return List.of(said(read, read.fault().getMessage()));
    }
    return read.plan().problems(templates).stream().map(problem -> said(read, problem)).toList();
  }

  private static CommunicationPlan plan(Read read) {
    if (read.fault() != null) {
      throw read.fault();
    }
    return read.plan();
  }

  private static String said(Read read, String problem) {
    return "Communication plan, version %d: %s. Correct the table and deploy it."
        .formatted(read.version(), problem);
  }

  private Optional<Read> current() {
    return jdbc.sql(
            """
            select drg_key, version, deployed_at from engine.decision where decision_id = :id
             order by version desc limit 1
            """)
        .param("id", CommunicationPlan.DECISION)
        .query(
            (row, n) ->
                new Deployed(
                    row.getLong("drg_key"), row.getInt("version"), Sql.instant(row, "deployed_at")))
        .optional()
        .map(this::read);
  }

  private Read read(Deployed deployed) {
    Read known = last;
    if (known != null && known.deployed().equals(deployed)) {
      return known;
    }
    Optional<String> xml =
        jdbc.sql("select xml from engine.decision_requirements where key = :key")
            .param("key", deployed.drgKey())
            .query(String.class)
            .optional();
    if (xml.isEmpty()) {
      return faulty(deployed, new PlanFault("its file is not there yet"));
    }
    Read read = parsed(deployed, xml.get());
    last = read;
    return read;
  }

  private static Read parsed(Deployed deployed, String xml) {
    try {
      return new Read(deployed, CommunicationPlan.read(xml), null);
    } catch (PlanFault e) {
      return faulty(deployed, e);
    }
  }

  private static Read faulty(Deployed deployed, PlanFault fault) {
    return new Read(deployed, null, fault);
  }
}
