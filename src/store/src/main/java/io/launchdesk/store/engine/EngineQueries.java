package io.launchdesk.store.engine;

import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deployed resources and instances, as the exporter has written them. */
@Repository
public class EngineQueries {
  private static final String FORM = "select key, form_id, version, schema from engine.form ";

  private final JdbcClient jdbc;

  EngineQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest version of the form; empty when none was ever deployed. */
  public Optional<DeployedForm> latestForm(String formId) {
    return jdbc.sql(FORM + "where form_id = :id order by version desc, key desc limit 1")
        .param("id", formId)
        .query(DeployedForm.class)
        .optional();
  }

  /** The key of the form's newest version. */
  public Optional<Long> latestFormKey(String formId) {
    return jdbc.sql(
            "select key from engine.form where form_id = :id order by version desc, key desc limit 1")
        .param("id", formId)
        .query(Long.class)
        .optional();
  }

  /** The form with this key. */
  public Optional<DeployedForm> form(long key) {
    return jdbc.sql(FORM + "where key = :key")
        .param("key", key)
        .query(DeployedForm.class)
        .optional();
  }

  /** The fields of all deployed forms by which people steer the process. */
  public Set<String> steeringFields() {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct field ->> 'key'
                  from engine.form f,
                       jsonb_path_query(cast(f.schema as jsonb),
                                        '$.**.components[*] ? (@.properties.steering == "true")') field
                 where field ->> 'key' is not null
                """)
            .query(String.class)
            .list());
  }

  /** Whether a message with this correlation key has started an instance. */
  public boolean started(String correlationKey) {
    return jdbc.sql(
            """
            select exists (select 1 from engine.process_instance where correlation_key = :key)
                or exists (select 1 from engine.message_start where correlation_key = :key)
            """)
        .param("key", correlationKey)
        .query(Boolean.class)
        .single();
  }

  /**
   * The state of a user task ({@code open}, {@code completed}, {@code canceled}), when it is known.
   */
  public Optional<String> taskState(long key) {
    return jdbc.sql("select state from engine.user_task where key = :key")
        .param("key", key)
        .query(String.class)
        .optional();
  }

  /** How many partitions have any version of the process. */
  public int partitionsWith(String bpmnProcessId) {
    return jdbc.sql(
            """
            select count(distinct on_partition) from engine.process_on_partition
             where bpmn_process_id = :id
            """)
        .param("id", bpmnProcessId)
        .query(Integer.class)
        .single();
  }
}
