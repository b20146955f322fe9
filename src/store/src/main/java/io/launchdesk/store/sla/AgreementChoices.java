package io.launchdesk.store.sla;

import io.launchdesk.core.contract.Step;
import io.launchdesk.core.sla.SlaRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an agreement can name. */
@Repository
public class AgreementChoices {
  private final JdbcClient jdbc;

  AgreementChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Steps whose time is measured by the newest deployed diagrams, the whole delivery first: user
   * tasks, service tasks that start a clock by the header {@code step}, stages whose call starts
   * one, and intake with the first response.
   */
  public List<String> steps() {
    List<String> found =
        jdbc.sql(
                """
                with newest as (
                  select distinct on (bpmn_process_id) xml from engine.process_definition order by bpmn_process_id, version desc)
                select m[1] from newest, regexp_matches(xml, 'userTask id="(\\w+_\\w+)"', 'g') m
                union
                select m[1] from newest, regexp_matches(xml, 'header key="step" value="([a-z-]+)"', 'g') m
                union
                select m[1] from newest, regexp_matches(
                  xml, 'callActivity id="(\\w+_\\w+)"(?:(?!</(?:\\w+:)?callActivity>).)*?type="compute-sla"', 'g') m
                union
                select step from newest, unnest(array['intake', 'first-response']) step
                 where xml like '%type="compute-intake-sla"%'
                """)
            .query(String.class)
            .list();
    return Stream.concat(
            Stream.of(SlaRules.DELIVERY),
            found.stream()
                .map(name -> name.contains("_") ? Step.ofElement(name).name() : name)
                .filter(step -> !step.equals(SlaRules.DELIVERY))
                .sorted())
        .distinct()
        .toList();
  }

  /** The names of all business calendars by their ids, in the order of the ids. */
  public Map<String, String> calendars() {
    Map<String, String> names = new LinkedHashMap<>();
    jdbc.sql("select id, name from desk.business_calendar order by id")
        .query(
            row -> {
              names.put(row.getString("id"), row.getString("name"));
            });
    return names;
  }

  /** Groups that an active person is in. */
  public List<String> groups() {
    return jdbc.sql(
            """
            select distinct g.group_name from desk.person_group g join desk.person p using (username)
             where p.active order by 1
            """)
        .query(String.class)
        .list();
  }
}
