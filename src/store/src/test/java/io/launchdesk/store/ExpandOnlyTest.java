package io.launchdesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Migrations must not break what runs: during an update portals and workers of the version before
 * use the new schema. So a migration only adds; what nobody needs any more goes one version later,
 * in a migration whose first line says so (docs/upgrade.md).
 */
class ExpandOnlyTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** What was there when this rule came. */
  private static final int LAST_WITHOUT_RULE = 206;

  private static final String CONTRACT = "-- Contract: ";

  private static final List<Pattern> BREAKING =
      Stream.of(
              "drop\\s+(table|view|materialized\\s+view|function|procedure|schema|type|sequence)",
              "drop\\s+column",
              "rename\\s+(column|to)",
              "alter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type",
              "set\\s+not\\s+null",
              "add\\s+column\\s+(?![^,;]*\\bdefault\\b)[^,;]*not\\s+null")
          .map(rule -> Pattern.compile(rule, Pattern.CASE_INSENSITIVE))
          .toList();

  @Test
  void shouldOnlyAddUnlessItSaysThatItTakesAway() throws IOException {
    List<String> breaking = new ArrayList<>();
    int looked = 0;
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (Integer.parseInt(name.replaceAll("^V(\\d+)__.*", "$1")) > LAST_WITHOUT_RULE) {
          looked++;
          broken(Files.readString(file)).forEach(what -> breaking.add(name + ": " + what));
        }
      }
    }

    assertThat(looked).isPositive();
    assertThat(breaking).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table desk.old;",
        "alter table desk.a drop column b;",
        "alter table desk.a rename column b to c;",
        "alter table desk.a rename to b;",
        "alter table desk.a alter column b type bigint;",
        "alter table desk.a alter column b set not null;",
        "alter table desk.a add column b int not null;",
        "drop   view reporting.kpi;"
      })
  void shouldFindWhatTheVersionBeforeWouldMiss(String sql) {
    assertThat(broken(sql)).hasSize(1);
    assertThat(broken(CONTRACT + "version 0.3 does not read it any more\n" + sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table desk.a (b int not null);",
        "alter table desk.a add column b int;",
        "alter table desk.a add column b int not null default 0;",
        "alter table desk.a add column b int default 0 not null;",
        "-- the view is not dropped: drop view would break it\ncreate index a_b on desk.a (b);",
        "create or replace view reporting.kpi as select 1;"
      })
  void shouldLetPassWhatAdds(String sql) {
    assertThat(broken(sql)).isEmpty();
  }

  private static List<String> broken(String sql) {
    if (sql.startsWith(CONTRACT)) {
      return List.of();
    }
    String statements = sql.replaceAll("(?m)--.*$", "");
    return BREAKING.stream()
        .flatMap(rule -> rule.matcher(statements).results())
        .map(found -> found.group().replaceAll("\\s+", " "))
        .toList();
  }
}
