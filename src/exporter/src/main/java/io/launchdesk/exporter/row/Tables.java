package io.launchdesk.exporter.row;

import static io.launchdesk.exporter.row.ColumnType.BIGINT;
import static io.launchdesk.exporter.row.ColumnType.BYTES;
import static io.launchdesk.exporter.row.ColumnType.INSTANT;
import static io.launchdesk.exporter.row.ColumnType.INT;
import static io.launchdesk.exporter.row.ColumnType.JSON;
import static io.launchdesk.exporter.row.ColumnType.TEXT;
import static io.launchdesk.exporter.row.ColumnType.TEXT_ARRAY;

import java.util.List;

/** All tables that the exporter writes; their schema is the store's migrations. */
public final class Tables {
  /** Deployed processes with their BPMN. */
  public static final Table PROCESS_DEFINITION =
      Table.named("process_definition")
          .key("key", BIGINT)
          .first("bpmn_process_id", TEXT)
          .first("version", INT)
          .first("resource_name", TEXT)
          .first("xml", TEXT)
          .first("checksum", BYTES)
          .first("deployed_at", INSTANT)
          .build();

  /** Deployed processes by the partitions that have them. */
  public static final Table PROCESS_ON_PARTITION =
      Table.named("process_on_partition")
          .key("process_key", BIGINT)
          .key("on_partition", INT)
          .first("bpmn_process_id", TEXT)
          .build();

  /** Deployed forms with their schema. */
  public static final Table FORM =
      Table.named("form")
          .key("key", BIGINT)
          .first("form_id", TEXT)
          .first("version", INT)
          .first("resource_name", TEXT)
          .first("schema", TEXT)
          .first("deployed_at", INSTANT)
          .build();

  /** Deployed decision graphs with their DMN. */
  public static final Table DECISION_REQUIREMENTS =
      Table.named("decision_requirements")
          .key("key", BIGINT)
          .first("drg_id", TEXT)
          .first("name", TEXT)
          .first("version", INT)
          .first("resource_name", TEXT)
          .first("xml", TEXT)
          .first("deployed_at", INSTANT)
          .build();

  /** Deployed decisions. */
  public static final Table DECISION =
      Table.named("decision")
          .key("key", BIGINT)
          .first("decision_id", TEXT)
          .first("name", TEXT)
          .first("version", INT)
          .first("drg_key", BIGINT)
          .first("deployed_at", INSTANT)
          .build();

  /** Instances that a message started, with the message's correlation key. */
  public static final Table MESSAGE_START =
      Table.named("message_start")
          .key("process_instance_key", BIGINT)
          .first("correlation_key", TEXT)
          .first("message_name", TEXT)
          .build();

  /** Process instances; the engine tells the correlation key before it creates the instance. */
  public static final Table PROCESS_INSTANCE =
      Table.named("process_instance")
          .key("key", BIGINT)
          .last("process_definition_key", BIGINT)
          .last("bpmn_process_id", TEXT)
          .last("version", INT)
          .first("parent_key", BIGINT)
          .first("parent_element_instance_key", BIGINT)
          .first("root_key", BIGINT)
          .keep(
              "correlation_key",
              TEXT,
              "(select m.correlation_key from engine.message_start m where"
                  + " m.process_instance_key = u.key)")
          .last("state", TEXT)
          .keep("phase_element_id", TEXT)
          .keep("phase_at", INSTANT)
          .keep("end_element_id", TEXT)
          .first("started_at", INSTANT)
          .last("ended_at", INSTANT)
          .build();

  /** Elements of process instances. */
  public static final Table ELEMENT_INSTANCE =
      Table.named("element_instance")
          .key("key", BIGINT)
          .first("process_instance_key", BIGINT)
          .first("root_key", BIGINT)
          .last("element_id", TEXT)
          .last("element_type", TEXT)
          .last("flow_scope_key", BIGINT)
          .last("state", TEXT)
          .first("started_at", INSTANT)
          .last("ended_at", INSTANT)
          .build();

  /** Variables by scope. */
  public static final Table VARIABLE =
      Table.named("variable")
          .key("scope_key", BIGINT)
          .key("name", TEXT)
          .last("value", JSON)
          .first("process_instance_key", BIGINT)
          .build();

  /** User tasks. */
  public static final Table USER_TASK =
      Table.named("user_task")
          .key("key", BIGINT)
          .first("element_instance_key", BIGINT)
          .first("process_instance_key", BIGINT)
          .first("root_key", BIGINT)
          .last("process_definition_key", BIGINT)
          .last("bpmn_process_id", TEXT)
          .last("process_version", INT)
          .last("element_id", TEXT)
          .last("state", TEXT)
          .last("assignee", TEXT)
          .last("candidate_groups", TEXT_ARRAY)
          .last("candidate_users", TEXT_ARRAY)
          .last("due_at", INSTANT)
          .last("follow_up_at", INSTANT)
          .last("priority", INT)
          .last("form_key", BIGINT)
          .last("custom_headers", JSON)
          .first("created_at", INSTANT)
          .last("ended_at", INSTANT)
          .build();

  /** Timers. */
  public static final Table TIMER =
      Table.named("timer")
          .key("key", BIGINT)
          .first("process_instance_key", BIGINT)
          .first("element_instance_key", BIGINT)
          .last("target_element_id", TEXT)
          .last("due_at", INSTANT)
          .last("repetitions", INT)
          .last("state", TEXT)
          .first("created_at", INSTANT)
          .last("ended_at", INSTANT)
          .build();

  /** Jobs of service tasks and listeners. */
  public static final Table JOB =
      Table.named("job")
          .key("key", BIGINT)
          .last("type", TEXT)
          .last("kind", TEXT)
          .first("process_instance_key", BIGINT)
          .first("root_key", BIGINT)
          .first("element_instance_key", BIGINT)
          .last("element_id", TEXT)
          .last("state", TEXT)
          .last("retries", INT)
          .last("worker", TEXT)
          .last("error_code", TEXT)
          .last("error_message", TEXT)
          .first("created_at", INSTANT)
          .last("ended_at", INSTANT)
          .build();

  /** Incidents. */
  public static final Table INCIDENT =
      Table.named("incident")
          .key("key", BIGINT)
          .last("error_type", TEXT)
          .last("error_message", TEXT)
          .first("process_instance_key", BIGINT)
          .first("root_key", BIGINT)
          .last("bpmn_process_id", TEXT)
          .first("element_instance_key", BIGINT)
          .last("element_id", TEXT)
          .first("job_key", BIGINT)
          .last("state", TEXT)
          .first("created_at", INSTANT)
          .last("resolved_at", INSTANT)
          .build();

  /** Evaluated decisions with all inputs, matched rules and outputs. */
  public static final Table DECISION_EVALUATION =
      Table.named("decision_evaluation")
          .key("key", BIGINT)
          .first("decision_id", TEXT)
          .first("decision_name", TEXT)
          .first("decision_key", BIGINT)
          .first("decision_version", INT)
          .first("process_instance_key", BIGINT)
          .first("root_key", BIGINT)
          .first("bpmn_process_id", TEXT)
          .first("element_instance_key", BIGINT)
          .first("element_id", TEXT)
          .first("state", TEXT)
          .first("output", JSON)
          .first("evaluated", JSON)
          .first("failed_decision_id", TEXT)
          .first("failure_message", TEXT)
          .first("evaluated_at", INSTANT)
          .build();

  /** The order in which a transaction writes: what others look up comes first. */
  public static final List<Table> IN_ORDER =
      List.of(
          PROCESS_DEFINITION,
          PROCESS_ON_PARTITION,
          FORM,
          DECISION_REQUIREMENTS,
          DECISION,
          MESSAGE_START,
          PROCESS_INSTANCE,
          ELEMENT_INSTANCE,
          VARIABLE,
          USER_TASK,
          TIMER,
          JOB,
          INCIDENT,
          DECISION_EVALUATION);

  private Tables() {}
}
