package io.launchdesk.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.launchdesk.core.contract.Processes;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.effect.DeploymentRepository;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the processes, decisions and forms that come with the product. The starter's own
 * annotation would end the application when the engine is away; this waits for it. A bundle that
 * was deployed last is not deployed again, and a newer one leaves alone what people have changed:
 * {@link ProductModels} says how.
 */
@Component
class ModelDeployment implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

  private final CamundaClient client;
  private final EngineDeployment engine;
  private final ProductModels product;
  private final LiveModelRepository live;
  private final TransactionTemplate transaction;
  private final DeploymentRepository deployments;
  private final ResourcePatternResolver resolver;
  private final DeploymentProperties properties;
  private final Clock clock;
  private volatile String problem = "not tried yet";

  ModelDeployment(
      CamundaClient client,
      EngineDeployment engine,
      ProductModels product,
      LiveModelRepository live,
      TransactionTemplate transaction,
      DeploymentRepository deployments,
      ResourcePatternResolver resolver,
      DeploymentProperties properties,
      Clock clock) {
    this.client = client;
    this.engine = engine;
    this.product = product;
    this.live = live;
    this.transaction = transaction;
    this.deployments = deployments;
    this.resolver = resolver;
    this.properties = properties;
    this.clock = clock;
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
      while (!tried()) {
        Thread.sleep(properties.retryAfter());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tried() {
    try {
      deployWhenNew();
      problem = null;
      return true;
    } catch (RuntimeException | IOException e) {
      problem = e.getMessage();
      LOG.warn("Models are not deployed yet: {}", problem);
      return false;
    }
  }

  /** Deploys, unless just these models were deployed last and the engine still has them. */
  void deployWhenNew() throws IOException {
    ModelBundle bundle = ModelBundle.read(resolver, properties.resources());
    transaction.executeWithoutResult(
        status -> {
          live.lock();
          deployWhenNew(bundle);
        });
  }

  private void deployWhenNew(ModelBundle bundle) {
    if (deployments.lastChecksum().equals(Optional.of(bundle.checksum())) && engineHasModels()) {
      LOG.info("The engine has the {} models of this version", bundle.files().size());
      return;
    }
    var models = product.merge(bundle).values();
    long key = engine.deploy(models);
    deployments.deployed(bundle.checksum(), clock.instant());
    LOG.info("Deployed {} models as deployment {}", models.size(), key);
  }

  /**
   * Asks for an instance that begins at an element that does not exist: the engine refuses either
   * way, and the reason tells whether it knows the process.
   */
  private boolean engineHasModels() {
    try {
      client
          .newCreateInstanceCommand()
          .bpmnProcessId(Processes.MARKETING_REQUEST)
          .latestVersion()
          .startBeforeElement("no-such-element")
          .send()
          .join();
      return true;
    } catch (ClientStatusException e) {
      return switch (e.getStatusCode()) {
        case Status.Code.NOT_FOUND -> false;
        case Status.Code.INVALID_ARGUMENT -> true;
        default -> throw e;
      };
    }
  }
}
