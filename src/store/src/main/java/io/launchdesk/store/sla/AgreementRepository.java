package io.launchdesk.store.sla;

import io.launchdesk.core.sla.AgreementTerms;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agreements on service levels and their versions. */
@Repository
public class AgreementRepository {
  /** Why clocks were moved: a version came into force. */
  public static final String CHANGED = "agreement";

  /** Why clocks were moved: an agreement ended. */
  public static final String ENDED = "agreement-ended";

  private final JdbcClient jdbc;

  AgreementRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An agreement.
   *
   * @param latest number of its newest version
   * @param endedAt null while it has not ended
   */
  public record Agreement(
      String id,
      int latest,
      String createdBy,
      Instant createdAt,
      Instant endedAt,
      String endedBy) {}

  /** A party of an agreement. */
  public enum Side {
    PROVIDER,
    CUSTOMER
  }

  /**
   * Agreements, those that have not ended first, then by name of the newest version.
   *
   * @param person only those in whose versions the person is named; null means all
   */
  public List<Agreement> all(String person) {
    return jdbc.sql(
            """
            select a.* from desk.agreement a
              join desk.agreement_version n on n.agreement_id = a.id and n.version = a.latest
             where cast(:person as text) is null or exists (
               select 1 from desk.agreement_version v
                where v.agreement_id = a.id and :person in (v.provider_person, v.customer_person))
             order by a.ended_at is not null, lower(n.name), a.id
            """)
        .param("person", person)
        .query((row, n) -> agreement(row))
        .list();
  }

  public Optional<Agreement> find(String id) {
    return jdbc.sql("select * from desk.agreement where id = :id")
        .param("id", id)
        .query((row, n) -> agreement(row))
        .optional();
  }

  /** The agreement, which nobody else changes until the transaction ends. */
  public Optional<Agreement> lock(String id) {
    return jdbc.sql("select * from desk.agreement where id = :id for no key update")
        .param("id", id)
        .query((row, n) -> agreement(row))
        .optional();
  }

  /** The versions of an agreement, the newest first. */
  public List<AgreementVersion> versions(String id) {
    return jdbc.sql(
            "select * from desk.agreement_version where agreement_id = :id order by version desc")
        .param("id", id)
        .query((row, n) -> version(row))
        .list();
  }

  /** Who is named in any version of the agreement, by username. */
  public List<String> named(String id) {
    return jdbc.sql(
            """
            select provider_person from desk.agreement_version where agreement_id = :id
            union select customer_person from desk.agreement_version where agreement_id = :id
            order by 1
            """)
        .param("id", id)
        .query(String.class)
        .list();
  }

  /** What a version is called. */
  public String name(ClockChangeRepository.AgreedVersion version) {
    return jdbc.sql(
            "select name from desk.agreement_version where agreement_id = :id and version = :version")
        .param("id", version.id())
        .param("version", version.version())
        .query(String.class)
        .single();
  }

  /** Makes an agreement without a version; returns its id, e.g. {@code SLA-12}. */
  public String create(String person, Instant at) {
    return jdbc.sql(
            """
            insert into desk.agreement (id, created_by, created_at)
            values ('SLA-' || nextval('desk.agreement_number'), :person, :at) returning id
            """)
        .param("person", person)
        .param("at", Sql.utc(at))
        .query(String.class)
        .single();
  }

  /** Adds a version and makes it the newest; {@code inForceAt} is left out. */
  public void add(AgreementVersion version) {
    jdbc.sql(
            """
            with newest as (update desk.agreement set latest = :version where id = :id)
            insert into desk.agreement_version (agreement_id, version, name, step, request_type, priority, sla_class,
              provider_group, customer_team, deliverable, target_hours, remind_hours, escalate_hours, calendar_id,
              stands_still, provider_person, customer_person, valid_from, made_by, made_at, provider_agreed_at,
              customer_agreed_at)
            values (:id, :version, :name, :step, :type, :priority, :slaClass, :group, :team, :deliverable, :target,
              :remind, :escalate, :calendar, :still, :provider, :customer, :validFrom, :madeBy, :madeAt,
              :providerAgreed, :customerAgreed)
            """)
        .param("id", version.agreementId())
        .param("version", version.version())
        .param("name", version.name())
        .param("step", version.step())
        .param("type", version.requestType())
        .param("priority", version.priority())
        .param("slaClass", version.slaClass())
        .param("group", version.providerGroup())
        .param("team", version.customerTeam())
        .param("deliverable", version.deliverable())
        .param("target", version.targetHours())
        .param("remind", version.remindHours())
        .param("escalate", version.escalateHours())
        .param("calendar", version.calendar())
        .param("still", version.standsStill())
        .param("provider", version.providerPerson())
        .param("customer", version.customerPerson())
        .param("validFrom", Sql.utc(version.validFrom()))
        .param("madeBy", version.madeBy())
        .param("madeAt", Sql.utc(version.madeAt()))
        .param("providerAgreed", Sql.utc(version.providerAgreedAt()))
        .param("customerAgreed", Sql.utc(version.customerAgreedAt()))
        .update();
  }

  /** Keeps that a party has agreed; the first time counts. */
  public void agree(String id, int version, Side side, Instant at) {
    String column = side == Side.PROVIDER ? "provider_agreed_at" : "customer_agreed_at";
    jdbc.sql(
            """
            update desk.agreement_version set %1$s = coalesce(%1$s, :at)
             where agreement_id = :id and version = :version
            """
                .formatted(column))
        .param("at", Sql.utc(at))
        .param("id", id)
        .param("version", version)
        .update();
  }

  /** Ends the agreement. */
  public void end(String id, String person, Instant at) {
    jdbc.sql(
            """
            update desk.agreement set ended_at = :at, ended_by = :person where id = :id and ended_at is null
            """)
        .param("at", Sql.utc(at))
        .param("person", person)
        .param("id", id)
        .update();
  }

  /** Versions that both parties have agreed and whose day has come. */
  List<AgreementVersion> waiting(Instant now) {
    return jdbc.sql(
            """
            select v.* from desk.agreement_version v join desk.agreement a on a.id = v.agreement_id
             where v.in_force_at is null and v.valid_from <= :now and a.ended_at is null
               and v.provider_agreed_at is not null and v.customer_agreed_at is not null
               and not exists (select 1 from desk.agreement_version l
                                where l.agreement_id = v.agreement_id and l.version > v.version and l.in_force_at is not null)
             order by v.agreement_id, v.version
            """)
        .param("now", Sql.utc(now))
        .query((row, n) -> version(row))
        .list();
  }

  /**
   * Lets a version come into force, unless a party has not agreed, its day has not come, a later
   * one is in force, the agreement has ended, or it is in force already.
   *
   * @return whether it came into force
   */
  public boolean enter(String id, int version, Instant now) {
    return lock(id).filter(found -> found.endedAt() == null).isPresent()
        && jdbc.sql(
                    """
                    update desk.agreement_version v set in_force_at = :now
                     where agreement_id = :id and version = :version and in_force_at is null and valid_from <= :now
                       and provider_agreed_at is not null and customer_agreed_at is not null
                       and not exists (select 1 from desk.agreement_version l
                                        where l.agreement_id = v.agreement_id and l.version > v.version
                                          and l.in_force_at is not null)
                    """)
                .param("now", Sql.utc(now))
                .param("id", id)
                .param("version", version)
                .update()
            == 1;
  }

  /** What is agreed now: the version in force of each agreement that has not ended. */
  public List<AgreementTerms> inForce() {
    return jdbc.sql(
            """
            select distinct on (v.agreement_id) v.* from desk.agreement_version v
              join desk.agreement a on a.id = v.agreement_id
             where a.ended_at is null and v.in_force_at is not null order by v.agreement_id, v.version desc
            """)
        .query((row, n) -> terms(row))
        .list();
  }

  private static AgreementTerms terms(ResultSet row) throws SQLException {
    return new AgreementTerms(
        row.getString("agreement_id"),
        row.getInt("version"),
        row.getString("step"),
        row.getString("request_type"),
        row.getString("priority"),
        row.getString("sla_class"),
        row.getString("customer_team"),
        row.getBigDecimal("target_hours"),
        row.getBigDecimal("remind_hours"),
        row.getBigDecimal("escalate_hours"),
        row.getString("calendar_id"),
        row.getBoolean("stands_still"));
  }

  private static Agreement agreement(ResultSet row) throws SQLException {
    return new Agreement(
        row.getString("id"),
        row.getInt("latest"),
        row.getString("created_by"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "ended_at"),
        row.getString("ended_by"));
  }

  private static AgreementVersion version(ResultSet row) throws SQLException {
    return new AgreementVersion(
        row.getString("agreement_id"),
        row.getInt("version"),
        row.getString("name"),
        row.getString("step"),
        row.getString("request_type"),
        row.getString("priority"),
        row.getString("sla_class"),
        row.getString("provider_group"),
        row.getString("customer_team"),
        row.getString("deliverable"),
        row.getBigDecimal("target_hours"),
        row.getBigDecimal("remind_hours"),
        row.getBigDecimal("escalate_hours"),
        row.getString("calendar_id"),
        row.getBoolean("stands_still"),
        row.getString("provider_person"),
        row.getString("customer_person"),
        Sql.instant(row, "valid_from"),
        row.getString("made_by"),
        Sql.instant(row, "made_at"),
        Sql.instant(row, "provider_agreed_at"),
        Sql.instant(row, "customer_agreed_at"),
        Sql.instant(row, "in_force_at"));
  }
}
