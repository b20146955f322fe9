package io.launchdesk.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes into the read model what the exporter would, in words of the tests. */
@TestComponent
public class Fixtures {
  private static final AtomicLong KEYS = new AtomicLong(2251799813685248L);
  private final JdbcClient jdbc;

  Fixtures(JdbcClient jdbc) {
    this.jdbc = jdbc;
    jdbc.sql(
            """
            insert into desk.request_type (type, title, description, form_id, position)
            values ('other', 'Something else', 'What no other form asks for', 'intakeOther', 99)
            on conflict do nothing
            """)
        .update();
    definition(1, "MarketingRequestProcess", "../../processes/MarketingRequestProcess.bpmn");
  }

  public static long nextKey() {
    return KEYS.incrementAndGet();
  }

  /** Somebody whom a second factor is asked for. */
  public void secondFactor(String person) {
    jdbc.sql(
            """
            insert into desk.person (username, display_name, email, team)
            values (:person, 'Somebody', 's@launchdesk.example', 'it') on conflict do nothing
            """)
        .param("person", person)
        .update();
    jdbc.sql(
            "insert into desk.second_factor (username, secret, confirmed_at) values (:person, '\\x00', now()) on conflict do nothing")
        .param("person", person)
        .update();
  }

  /** An account with some password. */
  public void password(String person) {
    jdbc.sql(
            """
            insert into desk.person (username, display_name, email, team, password_hash)
            values (:person, 'Somebody', 's@launchdesk.example', 'it', '{noop}demo') on conflict do nothing
            """)
        .param("person", person)
        .update();
  }

  /** The root instance of a request, in a stage such as {@code CallActivity_Intake}. */
  public long root(String requestId, String phase) {
    long key = nextKey();
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, phase_element_id, started_at, partition_id, position)
            values (?, 1, 'MarketingRequestProcess', 1, ?, ?, 'active', ?, now(), 1, 1)
            """)
        .params(key, key, requestId, phase)
        .update();
    return key;
  }

  /** The root instance has ended by an end event such as {@code EndEvent_RequestDelivered}. */
  public void ended(long root, String endEvent) {
    jdbc.sql(
            "update engine.process_instance set state = 'completed', end_element_id = ?, ended_at = now() where key = ?")
        .params(endEvent, root)
        .update();
  }

  /** The request has ended, and its figures are recorded; it can be archived. */
  public void over(String requestId, long root) {
    ended(root, "EndEvent_RequestDelivered");
    jdbc.sql("update desk.outbox set sent_at = now() where request_id = ? and sent_at is null")
        .param(requestId)
        .update();
    jdbc.sql("delete from desk.open_request where request_id = ?").param(requestId).update();
  }

  /** A user task that is open, with a form from the product's folder. */
  public TaskBuilder task(long root, String elementId) {
    return new TaskBuilder(root, elementId);
  }

  /** Deploys one of the product's forms; returns its key. */
  public long form(String formId) {
    long key = nextKey();
    jdbc.sql(
            """
            insert into engine.form (key, form_id, version, resource_name, schema, deployed_at, partition_id, position)
            values (?, ?, 1, ?, ?, now(), 1, 1)
            """)
        .params(key, formId, formId + ".form", read("../../forms/" + formId + ".form"))
        .update();
    return key;
  }

  /** A process variable in a scope. */
  public void variable(long scope, long processInstance, String name, String json) {
    jdbc.sql("insert into engine.variable values (?, ?, cast(? as jsonb), ?, 1, 1)")
        .params(scope, name, json, processInstance)
        .update();
  }

  public static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A change that is a draft, without models. */
  public int change(String author) {
    return jdbc.sql(
            """
            insert into desk.model_change (title, reason, author, state, created_at, changed_at)
            values ('Foreign', 'Because', :author, 'draft', now(), now()) returning number
            """)
        .param("author", author)
        .query(Integer.class)
        .single();
  }

  /** A process with one version, which is not live; gives its id. */
  public String model(String author) {
    String id = "Process_" + nextKey();
    jdbc.sql(
            """
            insert into desk.model_version (kind, model, number, name, content, author, note, saved_at)
            values ('process', :id, 1, 'Foreign', '<definitions/>', :author, 'First', now())
            """)
        .param("id", id)
        .param("author", author)
        .update();
    return id;
  }

  /** An open thread about a process. */
  public long thread(String model, String author) {
    return jdbc.sql(
            """
            with begun as (
              insert into desk.model_thread (kind, model, version, on_draft, created_at)
              values ('process', :model, 1, false, now()) returning id)
            insert into desk.model_comment (thread, author, body, created_at)
            select id, :author, 'Foreign', now() from begun returning thread
            """)
        .param("model", model)
        .param("author", author)
        .query(Long.class)
        .single();
  }

  /** The first comment of a thread. */
  public long commentOf(long thread) {
    return jdbc.sql("select min(id) from desk.model_comment where thread = ?")
        .param(thread)
        .query(Long.class)
        .single();
  }

  /** A change that is live, and concerned these people. */
  public int liveChange(String author, String... people) {
    int change = change(author);
    jdbc.sql(
            "update desk.model_change set state = 'live', live_at = now(), notice = 'You sign first.' where number = ?")
        .param(change)
        .update();
    jdbc.sql("insert into desk.model_change_news values (?, now(), now(), null)")
        .param(change)
        .update();
    for (String person : people) {
      jdbc.sql("insert into desk.model_change_person values (?, ?, 'candidates')")
          .params(change, person)
          .update();
    }
    return change;
  }

  /** A migration that moves nothing. */
  public int migration(String author) {
    return jdbc.sql(
            """
            insert into desk.model_migration (process, from_key, from_version, to_key, to_version, mapping, reason, author, created_at)
            values ('None', 1, 1, 2, 2, '{"A": "A"}', 'Because', :author, now()) returning number
            """)
        .param("author", author)
        .query(Integer.class)
        .single();
  }

  /** An agreement between these persons that neither has agreed to; it is about no step. */
  public String agreement(String provider, String customer) {
    return jdbc.sql(
            """
            with made as (
              insert into desk.agreement (id, created_by, created_at)
              values ('SLA-' || nextval('desk.agreement_number'), 'admin', now()) returning id)
            insert into desk.agreement_version (agreement_id, version, name, step, provider_group, deliverable, target_hours,
              remind_hours, escalate_hours, calendar_id, stands_still, provider_person, customer_person, valid_from, made_by,
              made_at)
            select id, 1, 'Fixture', id, 'launch', 'Nothing', 8, 4, 8, 'always', true, ?, ?, now(), 'admin', now() from made
            returning agreement_id
            """)
        .params(provider, customer)
        .query(String.class)
        .single();
  }

  /** A rate of all, unless there is one. */
  public void hourlyRate() {
    jdbc.sql(
            """
            insert into desk.hourly_rate (skill, amount, currency, version, changed_at, changed_by)
            values ('', 50, 'EUR', 1, now(), 'admin') on conflict do nothing
            """)
        .update();
  }

  /** A campaign that takes requests, in its first version. */
  public String campaign() {
    String id = "campaign-" + nextKey();
    jdbc.sql(
            """
            insert into desk.campaign (id, name, owner, starts_on, description, changed_at)
            values (:id, 'Name of ' || :id, 'process-owner', date '2026-01-01', '', now())
            """)
        .param("id", id)
        .update();
    return id;
  }

  /** A deployed process. */
  public void definition(long key, String processId, String file) {
    jdbc.sql(
            """
            insert into engine.process_definition values (?, ?, 1, ?, ?, '', now(), 1, 1) on conflict do nothing
            """)
        .params(key, processId, processId + ".bpmn", read(file))
        .update();
    jdbc.sql(
            "insert into engine.process_on_partition values (?, 1, ?, 1, 1) on conflict do nothing")
        .params(key, processId)
        .update();
  }

  /** An element that was entered. */
  public void element(long root, long processInstance, String id, String type, String state) {
    jdbc.sql("insert into engine.element_instance values (?, ?, ?, ?, ?, ?, ?, now(), null, 1, 1)")
        .params(nextKey(), processInstance, root, id, type, processInstance, state)
        .update();
  }

  /** A job that failed for good; returns the incident's key. */
  public long incident(long root) {
    long key = nextKey();
    jdbc.sql(
            """
            insert into engine.incident (key, error_type, error_message, process_instance_key, root_key, bpmn_process_id,
              element_id, job_key, state, created_at, partition_id, position)
            values (?, 'JOB_NO_RETRIES', 'The channel did not answer', ?, ?, 'LaunchProcess',
              'ServiceTask_PublishChannel', 7, 'open', now(), 1, 1)
            """)
        .params(key, root, root)
        .update();
    return key;
  }

  /** A budget step that failed for good and sees these variables; returns the incident's key. */
  public long incidentSeeing(long root, Map<String, String> variables) {
    long key = nextKey();
    long element = nextKey();
    jdbc.sql(
            """
            insert into engine.element_instance values
              (?, ?, ?, 'ServiceTask_ReserveBudget', 'SERVICE_TASK', ?, 'active', now(), null, 1, 1)
            """)
        .params(element, root, root, root)
        .update();
    variables.forEach((name, json) -> variable(root, root, name, json));
    jdbc.sql(
            """
            insert into engine.incident (key, error_type, error_message, process_instance_key, root_key, bpmn_process_id,
              element_instance_key, element_id, job_key, state, created_at, partition_id, position)
            values (?, 'JOB_NO_RETRIES', 'The cost centre ''CC-NONE'' has no budget account', ?, ?, 'ApprovalProcess',
              ?, 'ServiceTask_ReserveBudget', 7, 'open', now(), 1, 1)
            """)
        .params(key, root, root, element)
        .update();
    return key;
  }

  /** Somebody was told of a request in the portal; returns the notification's id. */
  public long told(String person, String requestId) {
    return jdbc.sql(
            """
            insert into desk.notification (effect_key, topic_kind, topic_key, recipient, template, facts, in_portal, mail,
                                           shown_at, created_at, next_attempt_at)
            values (?, 'request', ?, ?, 'request-delivered', '{"title": "Told"}', true, 'off', now(), now(), now()) returning id
            """)
        .params("told:" + nextKey(), requestId, person)
        .query(Long.class)
        .single();
  }

  /** The exporter has caught up with all that was ever sent. */
  public void exporterWroteNow() {
    jdbc.sql("delete from desk.outbox").update();
    jdbc.sql(
            """
            insert into engine.exporter_position values (1, 1, 1, 1, now() + interval '1 hour', now())
            on conflict (partition_id) do update set record_timestamp = excluded.record_timestamp
            """)
        .update();
  }

  /** Describes an open user task. */
  public final class TaskBuilder {
    private final long root;
    private final String elementId;
    private String assignee;
    private String[] groups = {};
    private String formId;
    private boolean fourEyes;
    private String dueAt = "2030-01-01T00:00:00Z";
    private final Map<String, String> variables = new HashMap<>();

    TaskBuilder(long root, String elementId) {
      this.root = root;
      this.elementId = elementId;
    }

    public TaskBuilder heldBy(String username) {
      assignee = username;
      return this;
    }

    public TaskBuilder forGroups(String... names) {
      groups = names;
      return this;
    }

    public TaskBuilder withForm(String id) {
      formId = id;
      return this;
    }

    public TaskBuilder withFourEyes() {
      fourEyes = true;
      return this;
    }

    public TaskBuilder dueAt(String instant) {
      dueAt = instant;
      return this;
    }

    public TaskBuilder seeing(String variable, String json) {
      variables.put(variable, json);
      return this;
    }

    /** Writes it; returns the task's key. */
    public long open() {
      long scope = nextKey();
      long element = nextKey();
      long key = nextKey();
      instance(scope, root, "SubProcess_Step");
      instance(element, scope, elementId);
      variables.forEach((name, json) -> variable(scope, root, name, json));
      jdbc.sql(
              """
              insert into engine.user_task (key, element_instance_key, process_instance_key, root_key,
                process_definition_key, bpmn_process_id, process_version, element_id, state, assignee,
                candidate_groups, due_at, form_key, custom_headers, created_at, partition_id, position)
              values (?, ?, ?, ?, 1, 'ApprovalProcess', 1, ?, 'open', ?, ?, cast(? as timestamptz), ?,
                cast(? as jsonb), now(), 1, 1)
              """)
          .param(key)
          .param(element)
          .param(root)
          .param(root)
          .param(elementId)
          .param(assignee)
          .param(groups)
          .param(dueAt)
          .param(formId == null ? null : form(formId))
          .param(fourEyes ? "{\"fourEyes\": \"true\"}" : "{}")
          .update();
      return key;
    }

    private void instance(long key, long flowScope, String element) {
      jdbc.sql(
              """
              insert into engine.element_instance values (?, ?, ?, ?, 'USER_TASK', ?, 'active', now(), null, 1, 1)
              """)
          .params(key, root, root, element, flowScope)
          .update();
    }
  }
}
