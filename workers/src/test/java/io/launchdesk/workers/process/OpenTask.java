package io.launchdesk.workers.process;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import java.util.List;
import java.util.Map;

/**
 * A user task that waits for a person.
 *
 * @param key of the element instance
 * @param scope key of the scope that the task is in
 */
record OpenTask(
    String element,
    long key,
    long processInstance,
    long scope,
    String assignee,
    List<String> groups,
    String dueDate,
    int priority) {

  /**
   * Completes the task. The in-memory engine has no REST gateway, which alone completes native user
   * tasks: so the variables are set as a completion sets them, in the nearest scope that knows
   * them, and the token is moved on by modifying the instance. On the real broker tasks are
   * completed for real.
   */
  void complete(CamundaClient client, Map<String, Object> variables) {
    if (!variables.isEmpty()) {
      client.newSetVariablesCommand(scope).variables(variables).local(false).send().join();
    }
    client
        .newModifyProcessInstanceCommand(processInstance)
        .activateElement(next(), scope)
        .and()
        .terminateElement(key)
        .send()
        .join();
  }

  private String next() {
    return ProcessFile.all().stream()
        .flatMap(file -> file.elements(UserTask.class).stream())
        .filter(task -> task.getId().equals(element))
        .map(task -> task.getOutgoing().iterator().next().getTarget().getId())
        .findFirst()
        .orElseThrow();
  }
}
