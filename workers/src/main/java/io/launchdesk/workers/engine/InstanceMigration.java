package io.launchdesk.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.MigrationPlan;
import io.grpc.Status;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.migration.MigrationRepository;
import io.launchdesk.store.migration.MigrationRepository.Asked;
import io.launchdesk.store.studio.ModelDraftRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves running instances to another version of their process, batch by batch. What was moved and
 * not noted, because a worker was killed, is found to be there already.
 */
@Component
class InstanceMigration {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceMigration.class);
  private static final int BATCH = 20;

  private final CamundaClient client;
  private final MigrationRepository migrations;
  private final ModelDraftRepository drafts;
  private final DeskChannel channel;
  private final TransactionTemplate transaction;
  private final Clock clock;

  InstanceMigration(
      CamundaClient client,
      MigrationRepository migrations,
      ModelDraftRepository drafts,
      DeskChannel channel,
      TransactionTemplate transaction,
      Clock clock) {
    this.client = client;
    this.migrations = migrations;
    this.drafts = drafts;
    this.channel = channel;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Moves what is asked for, until nothing is left. */
  @Scheduled(
      fixedDelayString = "${launchdesk.deployment.migration-interval:1s}",
      scheduler = EngineConfiguration.MODELS)
  void move() {
    try {
      while (Boolean.TRUE.equals(transaction.execute(status -> moveSome()))) {
        LOG.debug("moved a batch of instances");
      }
    } catch (RuntimeException e) {
      LOG.warn("instances cannot be moved now: {}", e.getMessage());
    }
  }

  /**
   * @return whether there may be more
   */
  private boolean moveSome() {
    List<Asked> batch = migrations.claim(BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    boolean answered = batch.stream().allMatch(this::move);
    drafts.editors().forEach(person -> channel.tell(DeskNotice.models(person)));
    return answered && batch.size() == BATCH;
  }

  /**
   * @return whether the engine answered; when it did not, what is left stays asked for
   */
  private boolean move(Asked asked) {
    Optional<String> before = asked.already();
    if (before.isPresent()) {
      settle(asked, before.get(), null);
      return true;
    }
    try {
      var step =
          client.newMigrateProcessInstanceCommand(asked.instance()).migrationPlan(plan(asked));
      step.send().join();
      settle(asked, "moved", null);
    } catch (ClientException e) {
      if (EngineAway.says(e)) {
        LOG.warn("the engine cannot move instances now: {}", e.getMessage());
        return false;
      }
      boolean ended = isEnded(e);
      settle(asked, ended ? "ended" : "refused", ended ? null : e.getMessage());
    }
    return true;
  }

  /** The engine says the same of a version that it does not have; its words tell which. */
  static boolean isEnded(ClientException e) {
    return e instanceof ClientStatusException status
        && status.getStatusCode() == Status.Code.NOT_FOUND
        && e.getMessage().contains("no process instance found");
  }

  private static MigrationPlan plan(Asked asked) {
    var begun = MigrationPlan.newBuilder().withTargetProcessDefinitionKey(asked.toKey());
    MigrationPlan plan = null;
    for (var pair : asked.mapping().entrySet()) {
      plan = begun.addMappingInstruction(pair.getKey(), pair.getValue().toString()).build();
    }
    return plan;
  }

  private void settle(Asked asked, String state, String problem) {
    migrations.settle(asked, state, problem, clock.instant());
  }
}
