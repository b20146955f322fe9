package io.launchdesk.workers.engine;

import io.camunda.client.api.command.ClientException;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeHistory;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.ChangeState;
import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.studio.ModelDraftRepository;
import io.launchdesk.store.studio.ModelId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts changes that the portal has let through into the engine, each together with all else that is
 * live. Whoever is killed meanwhile loses the lock, and another one sends the same again, which the
 * engine takes as the same.
 */
@Component
class ChangeDeployment {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeDeployment.class);

  private final ChangeRepository changes;
  private final ChangeHistory history;
  private final LiveModelRepository live;
  private final EngineDeployment engine;
  private final DeploymentProperties properties;
  private final ModelDraftRepository drafts;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ChangeDeployment(
      ChangeRepository changes,
      ChangeHistory history,
      LiveModelRepository live,
      EngineDeployment engine,
      DeploymentProperties properties,
      ModelDraftRepository drafts,
      DeskChannel channel,
      TransactionTemplate transaction,
      Clock clock) {
    this.changes = changes;
    this.history = history;
    this.live = live;
    this.engine = engine;
    this.properties = properties;
    this.drafts = drafts;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Deploys what was let through. */
  @Scheduled(
      fixedDelayString = "${launchdesk.deployment.change-interval:1s}",
      scheduler = EngineConfiguration.MODELS)
  void deploy() {
    try {
      for (int number : changes.due(ChangeState.DEPLOYING, clock.instant())) {
        transaction.executeWithoutResult(status -> deploy(number));
      }
    } catch (RuntimeException e) {
      LOG.warn("changes cannot be deployed now: {}", e.getMessage());
    }
  }

  private void deploy(int number) {
    live.lock();
    changes
        .locked(number)
        .filter(change -> change.state() == ChangeState.DEPLOYING)
        .ifPresent(this::deploy);
  }

  private void deploy(Change change) {
    if (!live.basis().equals(change.basis())) {
      // Something else went live since it was checked: the portal has to look again.
      changes.move(change.number(), ChangeState.SCHEDULED, null, now());
      return;
    }
    try {
      Long deployment = put(change);
      changes.live(change.number(), deployment, now());
      history.happened(change.number(), null, "live", null, now());
      LOG.info("Change {} is live by deployment {}", change.number(), deployment);
    } catch (ClientException e) {
      refused(change, e);
    }
    drafts.editors().forEach(person -> channel.tell(DeskNotice.models(person)));
  }

  /**
   * @return the deployment's key; null when all of it is live already
   */
  private Long put(Change change) {
    Map<ModelId, LiveModel> together = new LinkedHashMap<>();
    live.all().forEach(model -> together.put(model.id(), model));
    boolean different = false;
    for (var one : changes.contents(change.number()).entrySet()) {
      LiveModel now = together.get(one.getKey());
      different |= now == null || !now.content().equals(one.getValue());
      String file = now == null ? one.getKey().file() : now.resourceName();
      together.put(one.getKey(), new LiveModel(one.getKey(), file, 0, one.getValue(), null));
    }
    return different ? engine.deploy(together.values()) : null;
  }

  /**
   * What the engine does not take, it will not take the next time either. While it is away or busy
   * it is tried again, for a while: nothing else goes live meanwhile.
   */
  private void refused(Change change, ClientException e) {
    boolean patient = now().isBefore(change.changedAt().plus(properties.patience()));
    if (EngineAway.says(e) && patient) {
      changes.waits(change.number(), e.getMessage());
    } else {
      changes.move(change.number(), ChangeState.FAILED, e.getMessage(), now());
      history.happened(change.number(), null, "failed", e.getMessage(), now());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
