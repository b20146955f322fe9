package io.launchdesk.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records of the 8.8 in-memory engine and the rows that come of them. */
class EngineRecordsTest {
  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());

  @BeforeAll
  static void export() {
    try (ExporterHarness exporter = new ExporterHarness(DATABASE.jdbcUrl(), new TestController())) {
      exporter.export(Recording.records());
    }
  }

  @Test
  void shouldKeepRootInstancesWithCorrelationKeyPhaseAndEnd() {
    assertThat(
            texts(
                """
                select concat_ws(' ', correlation_key, state, phase_element_id, end_element_id)
                from engine.process_instance where parent_key is null order by 1"""))
        .containsExactly(
            "MR-1 completed CallActivity_Child EndEvent_Done",
            "MR-2 terminated CallActivity_Child",
            "MR-3 completed CallActivity_Child EndEvent_Done",
            "MR-4 active CallActivity_Child");
  }

  @Test
  void shouldKeepWhenThePhaseWasEntered() {
    assertThat(
            texts(
                """
                select r.correlation_key from engine.process_instance r
                join engine.element_instance e on e.root_key = r.key and e.element_id = r.phase_element_id
                where r.parent_key is null and r.phase_at between r.started_at and e.started_at order by 1"""))
        .containsExactly("MR-1", "MR-2", "MR-3", "MR-4");
  }

  @Test
  void shouldResolveRootOfCalledInstancesAndTheirRows() {
    assertThat(
            texts(
                """
                select r.correlation_key || ' ' || c.bpmn_process_id from engine.process_instance c
                join engine.process_instance r on r.key = c.root_key where c.parent_key = r.key
                order by 1"""))
        .containsExactly(
            "MR-1 ChildProcess", "MR-2 ChildProcess", "MR-3 ChildProcess", "MR-4 ChildProcess");
    for (String table :
        List.of("user_task", "job", "incident", "element_instance", "decision_evaluation")) {
      assertThat(
              texts(
                  """
                  select distinct r.correlation_key from engine.%s x
                  join engine.process_instance r on r.key = x.root_key
                  where r.parent_key is not null or r.correlation_key is null"""
                      .formatted(table)))
          .as(table)
          .isEmpty();
    }
  }

  @Test
  void shouldShowUserTasksAsPeopleNeedThem() {
    assertThat(
            texts(
                """
                select concat_ws(' ', r.correlation_key, t.state, t.element_id, t.priority,
                  t.candidate_groups[1], t.candidate_groups[2], t.custom_headers, f.form_id,
                  round(extract(epoch from t.due_at - t.created_at) / 3600))
                from engine.user_task t join engine.process_instance r on r.key = t.root_key
                join engine.form f on f.key = t.form_key order by 1"""))
        .containsExactly(
            "MR-1 canceled UserTask_Review 70 finance quote \"d\", comma {\"fourEyes\": \"true\"} reviewBrief 8",
            "MR-2 canceled UserTask_Review 70 desk quote \"d\", comma {\"fourEyes\": \"true\"} reviewBrief 8",
            "MR-3 canceled UserTask_Review 70 desk quote \"d\", comma {\"fourEyes\": \"true\"} reviewBrief 8");
  }

  @Test
  void shouldFollowTimers() {
    assertThat(
            texts(
                """
                select concat_ws(' ', target_element_id, state, round(extract(epoch from due_at - created_at) / 3600))
                from engine.timer order by 1"""))
        .containsExactly(
            "BoundaryEvent_Remind triggered 4",
            "BoundaryEvent_Remind triggered 4",
            "BoundaryEvent_Remind triggered 4");
  }

  @Test
  void shouldFollowJobsAndIncidents() {
    assertThat(
            texts(
                """
                select concat_ws(' ', r.correlation_key, j.type, j.kind, j.state, j.retries, j.worker, j.error_message)
                from engine.job j join engine.process_instance r on r.key = j.root_key order by 1"""))
        .containsExactly(
            "MR-1 do-work BPMN_ELEMENT completed 3 tester",
            "MR-3 do-work BPMN_ELEMENT completed 3 tester mail server is away");
    assertThat(
            texts(
                """
                select concat_ws(' ', r.correlation_key, i.error_type, i.state, i.element_id, i.resolved_at is not null)
                from engine.incident i join engine.process_instance r on r.key = i.root_key order by 1"""))
        .containsExactly(
            "MR-3 JOB_NO_RETRIES resolved ServiceTask_Work t",
            "MR-4 DECISION_EVALUATION_ERROR open BusinessRuleTask_Route f");
  }

  @Test
  void shouldKeepDecisionsWithInputsRulesAndOutputs() {
    assertThat(
            texts(
                """
                select concat_ws(' ', r.correlation_key, d.state, d.output, d.element_id,
                  d.evaluated->0->'inputs'->0->>'value',
                  d.evaluated->0->'rules'->0->>'ruleIndex',
                  d.evaluated->0->'rules'->0->'outputs'->0->>'value')
                from engine.decision_evaluation d join engine.process_instance r on r.key = d.root_key order by 1"""))
        .containsExactly(
            "MR-1 evaluated \"finance\" BusinessRuleTask_Route 250 1 finance",
            "MR-2 evaluated \"desk\" BusinessRuleTask_Route 5 2 desk",
            "MR-3 evaluated \"desk\" BusinessRuleTask_Route 5 2 desk",
            "MR-4 failed null BusinessRuleTask_Route 7 2 desk");
  }

  @Test
  void shouldKeepDeployedModels() {
    assertThat(
            texts(
                "select bpmn_process_id || ' ' || version from engine.process_definition order by 1"))
        .containsExactly("ChildProcess 1", "ParentProcess 1");
    assertThat(
            texts(
                "select bpmn_process_id || ' ' || on_partition from engine.process_on_partition"
                    + " order by 1"))
        .containsExactly("ChildProcess 1", "ParentProcess 1");
    assertThat(texts("select schema from engine.form")).containsExactly(Models.FORM);
    assertThat(texts("select xml from engine.decision_requirements"))
        .containsExactly(Models.DECISION);
    assertThat(
            texts(
                "select d.decision_id || ' ' || r.drg_id from engine.decision d"
                    + " join engine.decision_requirements r on r.key = d.drg_key"))
        .containsExactly("route routing");
  }

  @Test
  void shouldReplaceNulAndOversizedValues() {
    assertThat(texts("select distinct value #>> '{}' from engine.variable where name = 'text'"))
        .containsExactly(Recording.TEXT.replace('\0', '\uFFFD'));
    assertThat(texts("select distinct value::text from engine.variable where name = 'big'"))
        .containsExactly("{\"size\": 40002, \"omitted\": true}");
  }

  @Test
  void shouldLeaveNoElementActiveWhenItsInstanceHasEnded() {
    assertThat(
            texts(
                """
                select e.element_id from engine.element_instance e
                join engine.process_instance p on p.key = e.process_instance_key
                where e.state = 'active' and p.state <> 'active'"""))
        .isEmpty();
    assertThat(
            texts(
                "select element_id from engine.element_instance where state = 'active' order by 1"))
        .containsExactly("BusinessRuleTask_Route", "CallActivity_Child");
  }

  @Test
  void shouldBuryNothing() {
    assertThat(JDBC.sql("select * from engine.dead_letter").query().listOfRows())
        .isEqualTo(List.<Map<String, Object>>of());
  }

  private static List<String> texts(String sql) {
    return JDBC.sql(sql).query(String.class).list();
  }
}
