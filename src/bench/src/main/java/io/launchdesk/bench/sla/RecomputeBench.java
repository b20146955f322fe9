package io.launchdesk.bench.sla;

import io.launchdesk.bench.OwnPostgres;
import io.launchdesk.bench.Repositories;
import io.launchdesk.bench.Scenario;
import io.launchdesk.bench.report.Aim;
import io.launchdesk.bench.report.Measured;
import io.launchdesk.bench.report.Result;
import io.launchdesk.store.sla.RecomputeRepository;
import io.launchdesk.store.sla.Recomputing;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Closes a calendar for a day and measures until each open clock that counts by it is reckoned
 * again, moved, explained and told to the outbox: by one worker, with a PostgreSQL that writes as
 * it must. As many finished clocks of earlier requests stand beside the open ones.
 */
@Command(name = "recompute", description = "Open SLA clocks reckoned again after a new holiday.")
public final class RecomputeBench extends Scenario {
  private static final int ROUNDS = 3;

  /** Four clocks for each request, one of them the delivery's; every tenth was held for a day. */
  private static final String HISTORY =
      """
      insert into desk.person (username, display_name, email, team, password_hash)
      values ('ann', 'Ann', 'ann@example.org', 'web', 'none');
      insert into desk.request (id, type, title, requester, team, brief, created_at)
      select 'MR-' || n, 'other', 'Request ' || n, 'ann', 'web', '{}', now() - interval '2 days'
        from generate_series(1, :n / 2) n;
      insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key, state, started_at,
        partition_id, position)
      select n, 1, 'P', 1, n, case when n > :n / 4 then 'active' else 'completed' end, now(), 1, 1
        from generate_series(1, :n / 2) n;
      insert into engine.element_instance (key, process_instance_key, root_key, element_id, element_type, state, started_at,
        ended_at, partition_id, position)
      select 10000000 + n, 1 + n / 4, 1 + n / 4, 'UserTask_ApproveStep', 'USER_TASK',
             case when n / 4 >= :n / 4 then 'active' else 'completed' end, now() - interval '2 days',
             case when n / 4 >= :n / 4 then null else now() end, 1, 1
        from generate_series(0, :n * 2 - 1) n;
      insert into desk.sla_clock (element_instance_key, request_id, step, calendar_id, target_minutes, started_at, due_at,
        remind_at, escalate_at, process_instance_key, until_element, policy)
      select 10000000 + n, 'MR-' || 1 + n / 4, s.step, 'standard', 4800, now() - interval '2 days', now(), now(), now(),
             1 + n / 4, case when s.step = 'delivery' then 'SubProcess_Fulfilment' end,
             jsonb_build_object('step', s.step, 'targetHours', 80, 'remindAfterHours', 40, 'escalateAfterHours', 96,
               'escalateTo', 'marketing-leads', 'calendar', 'standard', 'group', 'legal', 'party', 'provider',
               'pauses', false)
        from generate_series(0, :n * 2 - 1) n
        join (values (0, 'delivery'), (1, 'approve-step'), (2, 'produce-asset'), (3, 'review-asset')) s (i, step)
          on s.i = n % 4;
      insert into desk.sla_hold (clock_key, cause_key, cause_step, began_at, ended_at)
      select element_instance_key, 1, 'revise-brief', started_at + interval '1 hour', started_at + interval '1 day'
        from desk.sla_clock where element_instance_key % 10 = 0;
      analyze;
      """;

  @Option(
      names = "--clocks",
      defaultValue = "10000",
      description = "Open ones (default: ${DEFAULT-VALUE}).")
  private int clocks;

  @Override
  protected void measure(Measured measured) throws IOException {
    try (EmbeddedPostgres postgres = OwnPostgres.durable().start();
        var context = new AnnotationConfigApplicationContext()) {
      DataSource source = postgres.getPostgresDatabase();
      Flyway.configure().dataSource(source).load().migrate();
      context.registerBean(DataSource.class, () -> source);
      context.register(Repositories.class);
      context.refresh();
      measured.add(
          Result.of(clocks + " open clocks reckoned again", "s", run(context, clocks))
              .heldTo(Aim.atMost("median", null, 10.0)));
    }
  }

  /** Returns the seconds of each round. */
  private static List<Double> run(AnnotationConfigApplicationContext context, int clocks) {
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    for (String statement : HISTORY.replace(":n", Integer.toString(clocks)).split(";\n")) {
      jdbc.sql(statement).update();
    }
    // The first instants are made up; let the clocks come to what the calendar says.
    round(context, 0);
    List<Double> seconds = new ArrayList<>();
    System.out.printf("%-8s %9s %9s %7s%n", "round", "changed", "seconds", "load");
    for (int round = 1; round <= ROUNDS; round++) {
      Round measured = round(context, round);
      seconds.add(measured.seconds());
      System.out.printf(
          Locale.ROOT,
          "%-8d %9d %9.2f %7.1f%n",
          round,
          measured.changed(),
          measured.seconds(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
    return seconds;
  }

  private record Round(int changed, double seconds) {}

  /** Adds a working day of the next days to the holidays, another one in each round. */
  private static Round round(AnnotationConfigApplicationContext context, int round) {
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            tx -> {
              context
                  .getBean(JdbcClient.class)
                  .sql(
                      """
                      insert into desk.calendar_closure (calendar_id, from_day, until_day, name)
                      select 'standard', day, day, 'Closed'
                        from generate_series(current_date + 1, current_date + 20, interval '1 day') day
                       where extract(isodow from day) < 6 offset :round limit 1
                      """)
                  .param("round", round)
                  .update();
              context
                  .getBean(RecomputeRepository.class)
                  .askForCalendar("standard", "closure", "ann", Instant.now());
            });
    Instant start = Instant.now();
    int changed = context.getBean(Recomputing.class).drain(start);
    return new Round(changed, Duration.between(start, Instant.now()).toMillis() / 1000.0);
  }
}
