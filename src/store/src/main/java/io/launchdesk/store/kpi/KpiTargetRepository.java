package io.launchdesk.store.kpi;

import io.launchdesk.store.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Aims for figures, with all that were there before. */
@Repository
public class KpiTargetRepository {
  private static final RowMapper<KpiTarget> TARGET =
      (row, n) ->
          new KpiTarget(
              row.getString("kpi"),
              row.getInt("version"),
              row.getBigDecimal("value"),
              row.getObject("effective_from", LocalDate.class),
              row.getString("reason"),
              row.getString("author"),
              Sql.instant(row, "created_at"));

  private final JdbcClient jdbc;

  KpiTargetRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The aims that hold on that day, by KPI; one without a value is there, too. */
  public Map<String, KpiTarget> on(LocalDate day) {
    return jdbc
        .sql(
            """
            select distinct on (kpi) * from desk.kpi_target where effective_from <= :day
             order by kpi, effective_from desc, version desc
            """)
        .param("day", day)
        .query(TARGET)
        .list()
        .stream()
        .collect(Collectors.toMap(KpiTarget::kpi, Function.identity()));
  }

  /** All versions of a KPI's aim, the latest first. */
  public List<KpiTarget> versions(String kpi) {
    return jdbc.sql("select * from desk.kpi_target where kpi = :kpi order by version desc")
        .param("kpi", kpi)
        .query(TARGET)
        .list();
  }

  /** The latest version of a KPI's aim, also when it holds later only. */
  public Optional<KpiTarget> latest(String kpi) {
    return versions(kpi).stream().findFirst();
  }

  /** The latest version of each KPI's aim. */
  public Map<String, Integer> latestVersions() {
    return jdbc
        .sql("select kpi, max(version) as version from desk.kpi_target group by kpi")
        .query((row, n) -> Map.entry(row.getString("kpi"), row.getInt("version")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Adds a version.
   *
   * @return whether it was added; false when there is that version already
   */
  public boolean add(KpiTarget target) {
    return jdbc.sql(
                """
                insert into desk.kpi_target (kpi, version, value, effective_from, reason, author, created_at)
                values (:kpi, :version, :value, :from, :reason, :author, :at) on conflict do nothing
                """)
            .param("kpi", target.kpi())
            .param("version", target.version())
            .param("value", target.value())
            .param("from", target.effectiveFrom())
            .param("reason", target.reason())
            .param("author", target.author())
            .param("at", Sql.utc(target.createdAt()))
            .update()
        == 1;
  }
}
