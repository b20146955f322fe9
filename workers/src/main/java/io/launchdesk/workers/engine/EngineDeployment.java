package io.launchdesk.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts models into the engine, all in one deployment, so that each finds the others by {@code
 * bindingType="deployment"}. The engine makes no new versions when it has just these as its newest,
 * so that a deployment which is sent again, because nobody knows whether it was taken, is harmless.
 */
@Component
class EngineDeployment {
  private final CamundaClient client;
  private final LiveModelRepository live;
  private final DeploymentProperties properties;
  private final Clock clock;

  EngineDeployment(
      CamundaClient client,
      LiveModelRepository live,
      DeploymentProperties properties,
      Clock clock) {
    this.client = client;
    this.live = live;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Deploys, and notes what is live from then on.
   *
   * @param models all that shall find each other; their engine's versions do not matter
   * @return the key of the deployment
   * @throws io.camunda.client.api.command.ClientStatusException when the engine refuses it or
   *     cannot be reached
   */
  long deploy(Collection<LiveModel> models) {
    DeployResourceCommandStep1 start = client.newDeployResourceCommand();
    DeployResourceCommandStep2 command = null;
    for (File file : files(models)) {
      command =
          (command == null ? start : command)
              .addResourceBytes(file.content().getBytes(StandardCharsets.UTF_8), file.name());
    }
    DeploymentEvent taken = command.requestTimeout(properties.timeout()).send().join();
    Map<ModelId, Integer> versions = versions(taken);
    List<LiveModel> put =
        models.stream()
            .filter(model -> versions.containsKey(model.id()))
            .map(
                model ->
                    new LiveModel(
                        model.id(),
                        model.resourceName(),
                        versions.get(model.id()),
                        model.content(),
                        model.checksum()))
            .toList();
    live.put(put, clock.instant());
    return taken.getKey();
  }

  private record File(String name, String content) {}

  /** Each once: one that was deployed past the studio may hold several models. */
  private static Set<File> files(Collection<LiveModel> models) {
    return models.stream()
        .map(model -> new File(model.resourceName(), model.content()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The engine's versions by model; names of files may be those of several. */
  private static Map<ModelId, Integer> versions(DeploymentEvent taken) {
    Map<ModelId, Integer> versions = new HashMap<>();
    taken
        .getProcesses()
        .forEach(
            one ->
                versions.put(
                    new ModelId(ModelKind.PROCESS, one.getBpmnProcessId()), one.getVersion()));
    taken
        .getDecisionRequirements()
        .forEach(
            one ->
                versions.put(
                    ModelId.ofRequirements(one.getDmnDecisionRequirementsId()), one.getVersion()));
    taken
        .getForm()
        .forEach(
            one -> versions.put(new ModelId(ModelKind.FORM, one.getFormId()), one.getVersion()));
    return versions;
  }
}
