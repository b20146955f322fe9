package io.launchdesk.exporter;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A small request process that makes every kind of record, and its resources. */
final class Models {
  static final String PARENT = "ParentProcess";
  static final String CHILD = "ChildProcess";
  static final String MESSAGE = "Msg_Started";

  static final String FORM =
      """
      {"id": "reviewBrief", "type": "default", "schemaVersion": 16,
       "components": [{"type": "textfield", "key": "note", "label": "Note", "id": "Field_1"}]}""";

  /** Amount 7 matches two rules, which the table forbids. */
  static final String DECISION =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="routing" name="Routing"
          namespace="http://launchdesk.io">
        <decision id="route" name="Route">
          <decisionTable id="table" hitPolicy="UNIQUE">
            <input id="input_1" label="amount"><inputExpression id="expr_1" typeRef="number"><text>amount</text></inputExpression></input>
            <output id="output_1" name="team" typeRef="string"/>
            <rule id="rule_1"><inputEntry id="ie_1"><text>&gt; 100</text></inputEntry><outputEntry id="oe_1"><text>"finance"</text></outputEntry></rule>
            <rule id="rule_2"><inputEntry id="ie_2"><text>&lt;= 100</text></inputEntry><outputEntry id="oe_2"><text>"desk"</text></outputEntry></rule>
            <rule id="rule_3"><inputEntry id="ie_3"><text>7</text></inputEntry><outputEntry id="oe_3"><text>"nobody"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  private Models() {}

  /** Message start, called process (decision, user task with timer), service task, end. */
  static BpmnModelInstance parent() {
    return Bpmn.createExecutableProcess(PARENT)
        .name("Parent")
        .startEvent("StartEvent_Started")
        .message(MESSAGE)
        .callActivity("CallActivity_Child", c -> c.zeebeProcessId(CHILD))
        .serviceTask("ServiceTask_Work", t -> t.zeebeJobType("do-work"))
        .endEvent("EndEvent_Done")
        .done();
  }

  static BpmnModelInstance child() {
    return Bpmn.createExecutableProcess(CHILD)
        .name("Child")
        .startEvent("StartEvent_Child")
        .businessRuleTask(
            "BusinessRuleTask_Route",
            t -> t.zeebeCalledDecisionId("route").zeebeResultVariable("team"))
        .userTask(
            "UserTask_Review",
            t ->
                t.zeebeUserTask()
                    .zeebeFormId("reviewBrief")
                    .zeebeCandidateGroupsExpression("[team, \"quote \\\"d\\\", comma\"]")
                    .zeebeDueDateExpression("now() + duration(\"PT8H\")")
                    .zeebeTaskPriority("70")
                    .zeebeTaskHeader("fourEyes", "true"))
        .boundaryEvent(
            "BoundaryEvent_Remind",
            b ->
                b.cancelActivity(false)
                    .timerWithDuration(Duration.ofHours(4))
                    .endEvent("EndEvent_Reminded"))
        .moveToActivity("UserTask_Review")
        .endEvent("EndEvent_ChildDone")
        .done();
  }

  static void deploy(CamundaClient client) {
    client
        .newDeployResourceCommand()
        .addProcessModel(child(), "child.bpmn")
        .addProcessModel(parent(), "parent.bpmn")
        .addResourceStringUtf8(FORM, "reviewBrief.form")
        .addResourceBytes(DECISION.getBytes(StandardCharsets.UTF_8), "routing.dmn")
        .send()
        .join();
  }

  /** Starts a request; the id is message id and correlation key. */
  static void start(CamundaClient client, String id, Map<String, Object> variables) {
    client
        .newPublishMessageCommand()
        .messageName(MESSAGE)
        .correlationKey(id)
        .messageId("started:" + id)
        .timeToLive(Duration.ofHours(1))
        .variables(variables)
        .send()
        .join();
  }
}
