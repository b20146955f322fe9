package io.launchdesk.store.engine;

import io.launchdesk.store.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deployed diagrams, and how far a request has come in them. */
@Repository
public class DiagramQueries {
  private final JdbcClient jdbc;

  DiagramQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A process as it was deployed; {@code xml} is BPMN. */
  public record Diagram(long key, String bpmnProcessId, int version, String xml) {}

  /**
   * How an element stands over all its runs.
   *
   * @param state {@code failed} when an incident is open there, else {@code active} when a run is
   *     under way, else {@code done}, else {@code canceled}
   * @param count how often it was entered
   */
  public record ElementState(String elementId, String state, int count) {}

  /** The diagram of a process definition. */
  public Optional<Diagram> diagram(long processDefinitionKey) {
    return jdbc.sql(
            "select key, bpmn_process_id, version, xml from engine.process_definition where key = :key")
        .param("key", processDefinitionKey)
        .query(Diagram.class)
        .optional();
  }

  /** The newest version of each of these processes. */
  public List<Diagram> latest(List<String> bpmnProcessIds) {
    return jdbc.sql(
            """
            select distinct on (bpmn_process_id) key, bpmn_process_id, version, xml from engine.process_definition
             where bpmn_process_id = any(:ids) order by bpmn_process_id, version desc
            """)
        .param("ids", Sql.texts(bpmnProcessIds))
        .query(Diagram.class)
        .list();
  }

  /** The diagrams that a root instance and the processes it called run on, the root's first. */
  public List<Diagram> ofRoot(long rootKey) {
    return jdbc.sql(
            """
            select d.key, d.bpmn_process_id, d.version, d.xml
              from engine.process_definition d
              join (select process_definition_key as key, bool_or(key = root_key) as root, min(started_at) as began
                      from engine.process_instance where root_key = :root group by 1) used on used.key = d.key
             order by used.root desc, used.began, d.key
            """)
        .param("root", rootKey)
        .query(Diagram.class)
        .list();
  }

  /**
   * The elements that a root instance has entered, by process definition, in the order in which
   * they were entered first.
   */
  public Map<Long, List<ElementState>> states(long rootKey) {
    record Found(long definition, ElementState state) {}
    return jdbc
        .sql(
            """
            select p.process_definition_key, e.element_id, count(*) as n,
                   case when bool_or(i.key is not null) then 'failed'
                        when bool_or(e.state = 'active') then 'active'
                        when bool_or(e.state = 'completed') then 'done'
                        else 'canceled' end as state
              from engine.element_instance e
              join engine.process_instance p on p.key = e.process_instance_key
              left join engine.incident i on i.element_instance_key = e.key and i.root_key = e.root_key and i.state = 'open'
             where e.root_key = :root and e.element_type <> 'PROCESS'
             group by 1, 2
             order by 1, min(e.key)
            """)
        .param("root", rootKey)
        .query(
            (row, n) ->
                new Found(
                    row.getLong(1),
                    new ElementState(
                        row.getString("element_id"), row.getString("state"), row.getInt("n"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Found::definition, Collectors.mapping(Found::state, Collectors.toList())));
  }

  /** The decision graph (DMN) that a decision belongs to. */
  public Optional<String> decisionXml(long decisionKey) {
    return jdbc.sql(
            """
            select r.xml from engine.decision d join engine.decision_requirements r on r.key = d.drg_key
             where d.key = :key
            """)
        .param("key", decisionKey)
        .query(String.class)
        .optional();
  }
}
