package io.launchdesk.peers;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;

/** Camunda 7 with its own defaults and full history. */
final class CamundaEngine implements Engine {
  private static final String MODEL = "request/MarketingRequest.camunda.bpmn";

  private final ProcessEngine engine;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final HistoryService history;

  CamundaEngine(DataSource source) {
    StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
    settings.setDataSource(source);
    settings.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    settings.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    settings.setJobExecutorActivate(true);
    settings.setEnforceHistoryTimeToLive(false);
    JavaDelegate nothing = execution -> {};
    settings.setBeans(Map.of(STEP, nothing));
    engine = settings.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString("MarketingRequest.bpmn", Models.text(MODEL))
        .addString("policy.dmn", Models.text(Models.DECISION))
        .deploy();
    runtime = engine.getRuntimeService();
    tasks = engine.getTaskService();
    history = engine.getHistoryService();
  }

  @Override
  public String start(String businessKey, Map<String, Object> variables) {
    return runtime.startProcessInstanceByKey(PROCESS, businessKey, variables).getId();
  }

  @Override
  public Optional<String> openTask(String instance) {
    return tasks.createTaskQuery().processInstanceId(instance).list().stream()
        .findFirst()
        .map(Task::getId);
  }

  @Override
  public boolean hasEnded(String instance) {
    return runtime.createProcessInstanceQuery().processInstanceId(instance).count() == 0;
  }

  @Override
  public void claim(String task, String person) {
    tasks.claim(task, person);
  }

  @Override
  public void complete(String task, Map<String, Object> variables) {
    tasks.complete(task, variables);
  }

  @Override
  public Steps finished() {
    return new Steps(
        history.createHistoricProcessInstanceQuery().finished().count(),
        history.createHistoricTaskInstanceQuery().finished().count(),
        finished("serviceTask"),
        finished("businessRuleTask"));
  }

  private long finished(String type) {
    return history.createHistoricActivityInstanceQuery().activityType(type).finished().count();
  }

  @Override
  public void close() {
    engine.close();
  }
}
