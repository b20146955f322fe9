package io.launchdesk.peers;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.dmn.engine.configurator.DmnEngineConfigurator;
import org.flowable.engine.HistoryService;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/** Flowable with its own defaults, full history, and the decision engine. */
final class FlowableEngine implements Engine {
  private static final String MODEL = "request/MarketingRequest.flowable.bpmn20.xml";

  private final ProcessEngine engine;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final HistoryService history;

  /**
   * @param async whether each service task is a job of its own, in a transaction of its own
   */
  FlowableEngine(DataSource source, boolean async) {
    StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
    settings.setDataSource(source);
    settings.setDatabaseSchemaUpdate("true");
    settings.setHistoryLevel(HistoryLevel.FULL);
    settings.setAsyncExecutorActivate(true);
    settings.setDisableIdmEngine(true);
    settings.addConfigurator(new DmnEngineConfigurator());
    JavaDelegate nothing = execution -> {};
    settings.setBeans(Map.of(STEP, nothing));
    engine = settings.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString("MarketingRequest.bpmn20.xml", Models.flowable(MODEL, async))
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

  /** Decisions are service tasks of a kind here; the model names them as elsewhere. */
  @Override
  public Steps finished() {
    Map<Boolean, Long> byDecision =
        history
            .createHistoricActivityInstanceQuery()
            .activityType("serviceTask")
            .finished()
            .list()
            .stream()
            .collect(
                Collectors.partitioningBy(
                    step -> step.getActivityId().startsWith("BusinessRuleTask_"),
                    Collectors.counting()));
    return new Steps(
        history.createHistoricProcessInstanceQuery().finished().count(),
        history.createHistoricTaskInstanceQuery().finished().count(),
        byDecision.get(false),
        byDecision.get(true));
  }

  @Override
  public void close() {
    engine.close();
  }
}
