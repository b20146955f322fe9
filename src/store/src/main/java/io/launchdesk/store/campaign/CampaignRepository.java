package io.launchdesk.store.campaign;

import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps campaigns; they are never deleted. */
@Repository
public class CampaignRepository {
  private final JdbcClient jdbc;

  CampaignRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All campaigns: those that take requests first, then the one that began last first. */
  public List<Campaign> all() {
    return jdbc.sql(
            "select * from desk.campaign order by closed_at is not null, starts_on desc, lower(name), id")
        .query((row, n) -> campaign(row))
        .list();
  }

  public Optional<Campaign> find(String id) {
    return find(id, "");
  }

  /** The campaign; nobody else can change it before the transaction ends. */
  public Optional<Campaign> lock(String id) {
    return find(id, " for no key update");
  }

  /** The campaign; nobody can close it before the transaction ends. */
  public Optional<Campaign> hold(String id) {
    return find(id, " for share");
  }

  /** How many requests are in each campaign, by its id; those without one are left out. */
  public Map<String, Long> requests() {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.sql(
            "select campaign, count(*) as n from desk.request where campaign is not null group by 1")
        .query(
            row -> {
              counts.put(row.getString("campaign"), row.getLong("n"));
            });
    return counts;
  }

  /** Whether another campaign than this has the name, whatever its case. */
  public boolean isNameTaken(String name, String otherThan) {
    return jdbc.sql(
            "select exists (select 1 from desk.campaign where lower(name) = lower(:name) and id <> :id)")
        .param("name", name)
        .param("id", otherThan)
        .query(Boolean.class)
        .single();
  }

  /**
   * Stores a new campaign.
   *
   * @return false when its id or name is taken; then nothing was changed
   */
  public boolean insert(Campaign campaign) {
    return jdbc.sql(
                """
                insert into desk.campaign (id, name, owner, starts_on, ends_on, description, closed_at, version, changed_at)
                values (:id, :name, :owner, :from, :until, :description, :closed, :version, :at)
                on conflict do nothing
                """)
            .params(parameters(campaign))
            .update()
        == 1;
  }

  /** Writes what is in a campaign that was locked before. */
  public void update(Campaign campaign) {
    jdbc.sql(
            """
            update desk.campaign set name = :name, owner = :owner, starts_on = :from, ends_on = :until,
                                     description = :description, closed_at = :closed, version = :version, changed_at = :at
             where id = :id
            """)
        .params(parameters(campaign))
        .update();
  }

  private Optional<Campaign> find(String id, String lock) {
    return jdbc.sql("select * from desk.campaign where id = :id" + lock)
        .param("id", id)
        .query((row, n) -> campaign(row))
        .optional();
  }

  private static Map<String, Object> parameters(Campaign campaign) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("id", campaign.id());
    parameters.put("name", campaign.name());
    parameters.put("owner", campaign.owner());
    parameters.put("from", campaign.from());
    parameters.put("until", campaign.until());
    parameters.put("description", campaign.description());
    parameters.put("closed", Sql.utc(campaign.closedAt()));
    parameters.put("version", campaign.version());
    parameters.put("at", Sql.utc(campaign.changedAt()));
    return parameters;
  }

  private static Campaign campaign(ResultSet row) throws SQLException {
    return new Campaign(
        row.getString("id"),
        row.getString("name"),
        row.getString("owner"),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        row.getString("description"),
        Sql.instant(row, "closed_at"),
        row.getInt("version"),
        Sql.instant(row, "changed_at"));
  }
}
