package io.launchdesk.bench.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MilestoneTest {

  @Test
  void shouldStandOnTheLineThatLeadsToTheEnd() {
    String xml =
        Bpmn.convertToString(
            Bpmn.createExecutableProcess("Process_A").startEvent("Start").endEvent("End").done());

    String changed = Milestone.before("End", xml);

    BpmnModelInstance model =
        Bpmn.readModelFromStream(
            new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8)));
    EndEvent end = model.getModelElementById("End");
    SequenceFlow last = end.getIncoming().iterator().next();
    assertThat(end.getIncoming()).hasSize(1);
    assertThat(last.getSource().getId()).isEqualTo(Milestone.ID);
    assertThat(last.getSource().getIncoming())
        .singleElement()
        .satisfies(flow -> assertThat(flow.getSource().getId()).isEqualTo("Start"));
    BpmnShape shape = model.getModelElementById(Milestone.ID + "_di");
    assertThat(shape.getBounds().getX() + shape.getBounds().getWidth())
        .isEqualTo(last.getDiagramElement().getWaypoints().iterator().next().getX());
  }
}
