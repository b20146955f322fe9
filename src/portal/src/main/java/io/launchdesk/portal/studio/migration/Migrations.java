package io.launchdesk.portal.studio.migration;

import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.Adoption;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.engine.DiagramQueries;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.migration.Migration;
import io.launchdesk.store.migration.MigrationRepository;
import io.launchdesk.store.migration.MigrationRepository.NewMigration;
import io.launchdesk.store.migration.MovedInstance;
import io.launchdesk.store.migration.RunningVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Moves running instances to another version of their process. */
@Service
class Migrations {
  private static final int LONGEST_REASON = 2000;
  private static final int MOST_SHOWN = 200;

  private final MigrationRepository migrations;
  private final DiagramQueries diagrams;
  private final Adoption adoption;
  private final AuditLog audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  Migrations(
      MigrationRepository migrations,
      DiagramQueries diagrams,
      Adoption adoption,
      AuditLog audit,
      TransactionOperations transaction,
      Clock clock) {
    this.migrations = migrations;
    this.diagrams = diagrams;
    this.adoption = adoption;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The versions that a process has in the engine, and what was moved between them. */
  record Overview(List<RunningVersion> versions, List<Migration> migrations) {}

  /**
   * What moving would mean.
   *
   * @param pairs for each element of the one version, which of the other it is
   * @param waiting how many tokens wait at each element of the one version
   * @param problems what the engine would not take as proposed
   */
  record Proposal(
      String source,
      String target,
      List<Mapping.Pair> pairs,
      Map<String, Integer> waiting,
      List<String> problems) {}

  /** A migration with what is moved: first what could not be. */
  record Detail(Migration migration, List<MovedInstance> instances) {}

  /**
   * What is entered; versions are the engine's numbers.
   *
   * @param mapping element of the one version to element of the other
   */
  record Entered(int from, int to, Map<String, String> mapping, String reason) {}

  Overview overview(Access access, String process) {
    requireReader(access);
    return new Overview(migrations.versions(process), migrations.of(process));
  }

  /**
   * @throws Refusal when there is no such version
   */
  Proposal propose(Access access, String process, int from, int to) {
    requireReader(access);
    RunningVersion source = version(process, from, "from");
    RunningVersion target = version(process, to, "to");
    String sourceXml = xml(source);
    String targetXml = xml(target);
    Mapping mapping = Mapping.between(sourceXml, targetXml);
    List<Mapping.Pair> pairs = mapping.proposed();
    Map<String, Integer> waiting = migrations.waiting(source.key());
    Map<String, String> proposed =
        pairs.stream()
            .filter(pair -> pair.target() != null)
            .collect(Collectors.toMap(Mapping.Pair::element, Mapping.Pair::target));
    return new Proposal(
        sourceXml, targetXml, pairs, waiting, mapping.problems(proposed, waiting.keySet()));
  }

  /**
   * Lists what runs on the one version; nothing is moved yet.
   *
   * @throws Refusal when the mapping is not one that the engine takes
   */
  Detail create(Access access, String process, Entered entered) {
    requireEditor(access);
    RunningVersion source = version(process, entered.from(), "from");
    RunningVersion target = version(process, entered.to(), "to");
    String reason = EnteredJson.text("reason", entered.reason(), LONGEST_REASON);
    if (source.key() == target.key()) {
      throw Refusal.invalid("to", "must be another version.");
    }
    if (entered.mapping() == null || entered.mapping().isEmpty()) {
      throw Refusal.invalid("mapping", "needs at least one pair of elements.");
    }
    List<FieldError> wrong =
        Mapping.between(xml(source), xml(target))
            .problems(entered.mapping(), migrations.waiting(source.key()).keySet())
            .stream()
            .map(problem -> new FieldError("mapping", problem))
            .toList();
    if (!wrong.isEmpty()) {
      throw Refusal.invalid(wrong);
    }
    String author = access.person().username();
    int number =
        transaction.execute(
            status -> {
              int added =
                  migrations.add(
                      new NewMigration(
                          process, source, target, entered.mapping(), reason, author, now()));
              keep(author, "created", added, Map.of("process", process, "reason", reason));
              return added;
            });
    return detail(access, number);
  }

  Detail detail(Access access, int number) {
    requireReader(access);
    Migration migration =
        migrations.find(number).orElseThrow(() -> Refusal.notFound("migration", number));
    return new Detail(migration, migrations.instances(number, MOST_SHOWN));
  }

  /** Has one instance moved, to see what happens. */
  Detail tryOne(Access access, int number) {
    return ask(access, number, 1, "tried");
  }

  /** Has all moved that were not yet. */
  Detail run(Access access, int number) {
    return ask(access, number, Integer.MAX_VALUE, "run");
  }

  /** Leaves what was not moved yet where it is. */
  Detail stop(Access access, int number) {
    requireEditor(access);
    detail(access, number);
    transaction.executeWithoutResult(
        status -> {
          migrations.stop(number);
          keep(access.person().username(), "stopped", number, Map.of());
        });
    return detail(access, number);
  }

  private Detail ask(Access access, int number, int most, String event) {
    requireEditor(access);
    detail(access, number);
    transaction.executeWithoutResult(
        status -> {
          int asked = migrations.ask(number, most, now());
          keep(access.person().username(), event, number, Map.of("instances", asked));
        });
    return detail(access, number);
  }

  private void keep(String person, String event, int number, Map<String, Object> details) {
    audit.add(person, "migration." + event, Integer.toString(number), details);
    adoption.tell();
  }

  private RunningVersion version(String process, int number, String field) {
    return migrations.versions(process).stream()
        .filter(version -> version.version() == number)
        .findFirst()
        .orElseThrow(
            () -> Refusal.invalid(field, "must be a version of the process in the engine."));
  }

  private String xml(RunningVersion version) {
    return diagrams.diagram(version.key()).orElseThrow().xml();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static void requireReader(Access access) {
    if (!access.seesModels()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "This is for process owners, analysts, operators and admins.");
    }
  }

  private static void requireEditor(Access access) {
    if (!access.mayChangeModels()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Requests are moved by process owners and admins.");
    }
  }
}
