package io.launchdesk.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    for (LiveModel model : models) {
      command =
          (command == null ? start : command)
              .addResourceBytes(
                  model.content().getBytes(StandardCharsets.UTF_8), model.resourceName());
    }
    DeploymentEvent taken = command.requestTimeout(properties.timeout()).send().join();
    Map<String, Integer> versions = versions(taken);
    List<LiveModel> put =
        models.stream()
            .filter(model -> versions.containsKey(model.resourceName()))
            .map(
                model ->
                    new LiveModel(
                        model.id(),
                        model.resourceName(),
                        versions.get(model.resourceName()),
                        model.content(),
                        model.checksum()))
            .toList();
    live.put(put, clock.instant());
    return taken.getKey();
  }

  /** The engine's versions by the names of the files. */
  private static Map<String, Integer> versions(DeploymentEvent taken) {
    Map<String, Integer> versions = new HashMap<>();
    taken.getProcesses().forEach(one -> versions.put(one.getResourceName(), one.getVersion()));
    taken
        .getDecisionRequirements()
        .forEach(one -> versions.put(one.getResourceName(), one.getVersion()));
    taken.getForm().forEach(one -> versions.put(one.getResourceName(), one.getVersion()));
    return versions;
  }
}
