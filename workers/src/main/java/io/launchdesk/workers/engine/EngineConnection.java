package io.launchdesk.workers.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.TopologyRequestStep1;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends these workers when their connection to the engine is dead and they alone do not know: what
 * they say never arrives, while jobs go on coming in. The client closes a connection on which
 * nothing comes, and keeps this one for ever, so that no job gets done. Whoever runs the workers
 * starts them again, with another connection.
 *
 * <p>Its sign is that the engine answers by REST, on other connections, and not by gRPC, for about
 * a minute. An engine that is away answers by neither, and is waited for.
 */
@Component
class EngineConnection {
  private static final Logger LOG = LoggerFactory.getLogger(EngineConnection.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** So many questions in a row without an answer, each after the pause and the patience. */
  private static final int UNANSWERED = 4;

  private final BooleanSupplier answersByGrpc;
  private final BooleanSupplier answersByRest;
  private final Runnable end;
  private int unanswered;

  @Autowired
  EngineConnection(CamundaClient client, ConfigurableApplicationContext workers) {
    this(
        () -> answers(byGrpc(client)),
        () -> answers(byRest(client)),
        () -> Thread.ofPlatform().name("end").start(() -> end(workers)));
  }

  /**
   * @param answersByGrpc whether the engine answers on the connection of the jobs
   * @param answersByRest whether it answers on another one
   * @param end ends the workers; returns at once
   */
  EngineConnection(BooleanSupplier answersByGrpc, BooleanSupplier answersByRest, Runnable end) {
    this.answersByGrpc = answersByGrpc;
    this.answersByRest = answersByRest;
    this.end = end;
  }

  /** Asks once; ends the workers when it was in vain for too long. */
  @Scheduled(
      scheduler = EngineConfiguration.MODELS,
      fixedDelayString = "${launchdesk.engine.look-interval:10s}")
  void look() {
    if (answersByGrpc.getAsBoolean() || !answersByRest.getAsBoolean()) {
      unanswered = 0;
      return;
    }
    unanswered++;
    LOG.warn("the engine answers by REST and not by gRPC ({} of {})", unanswered, UNANSWERED);
    if (unanswered == UNANSWERED) {
      LOG.error("the connection to the engine is dead: these workers end, to be started again");
      end.run();
    }
  }

  // Deprecated for the day when REST carries all. Brokers of 8.6 give out jobs by gRPC alone.
  @SuppressWarnings("deprecation")
  private static TopologyRequestStep1 byGrpc(CamundaClient client) {
    return client.newTopologyRequest().useGrpc();
  }

  @SuppressWarnings("deprecation")
  private static TopologyRequestStep1 byRest(CamundaClient client) {
    return client.newTopologyRequest().useRest();
  }

  private static boolean answers(TopologyRequestStep1 question) {
    try {
      question.requestTimeout(PATIENCE).send().join();
      return true;
    } catch (ClientException e) {
      return false;
    }
  }

  private static void end(ConfigurableApplicationContext workers) {
    System.exit(SpringApplication.exit(workers, () -> 1));
  }
}
