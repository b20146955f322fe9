package io.launchdesk.workers.job;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.zeebe.model.bpmn.Bpmn;

/** A process of one service task, named as the type of its job. */
final class OneStep {

  private OneStep() {}

  static void deploy(CamundaClient client, String type) {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess(type)
                .startEvent()
                .serviceTask("ServiceTask_Tried", task -> task.zeebeJobType(type))
                .endEvent()
                .done(),
            type + ".bpmn")
        .send()
        .join();
  }

  static ProcessInstanceEvent begin(CamundaClient client, String type) {
    return client.newCreateInstanceCommand().bpmnProcessId(type).latestVersion().send().join();
  }
}
