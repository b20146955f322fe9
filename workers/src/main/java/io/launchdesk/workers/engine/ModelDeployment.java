package io.launchdesk.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all processes, decisions and forms in one deployment, so that each finds the others by
 * {@code bindingType="deployment"}. The starter's own annotation would end the application when the
 * engine is away; this waits for it.
 */
@Component
class ModelDeployment implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

  private final CamundaClient client;
  private final ResourcePatternResolver resolver;
  private final DeploymentProperties properties;
  private volatile String problem = "not tried yet";

  ModelDeployment(
      CamundaClient client, ResourcePatternResolver resolver, DeploymentProperties properties) {
    this.client = client;
    this.resolver = resolver;
    this.properties = properties;
  }

  @EventListener(ApplicationReadyEvent.class)
  void deployInBackground() {
    if (properties.enabled()) {
      Thread.ofVirtual().name("model-deployment").start(this::deployUntilDone);
    } else {
      problem = null;
    }
  }

  @Override
  public Health health() {
    return problem == null
        ? Health.up().build()
        : Health.down().withDetail("deployment", problem).build();
  }

  private void deployUntilDone() {
    try {
      while (!deployed()) {
        Thread.sleep(properties.retryAfter());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean deployed() {
    try {
      List<Resource> resources = resources();
      if (resources.isEmpty()) {
        throw new IllegalStateException("no models found by " + properties.resources());
      }
      deploy(resources);
      problem = null;
      return true;
    } catch (RuntimeException | IOException e) {
      problem = e.getMessage();
      LOG.warn("Models are not deployed yet: {}", problem);
      return false;
    }
  }

  private void deploy(List<Resource> resources) throws IOException {
    DeployResourceCommandStep1 start = client.newDeployResourceCommand();
    DeployResourceCommandStep2 command = null;
    for (Resource resource : resources) {
      command =
          (command == null ? start : command)
              .addResourceBytes(resource.getContentAsByteArray(), resource.getFilename());
    }
    var deployment = command.send().join();
    LOG.info("Deployed {} resources as deployment {}", resources.size(), deployment.getKey());
  }

  private List<Resource> resources() throws IOException {
    List<Resource> found = new ArrayList<>();
    for (String pattern : properties.resources()) {
      found.addAll(List.of(resolver.getResources(pattern)));
    }
    found.sort(Comparator.comparing(Resource::getFilename));
    return found;
  }
}
