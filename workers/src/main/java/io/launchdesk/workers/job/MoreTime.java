package io.launchdesk.workers.job;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Asks the engine to leave a job with this process for longer. */
@FunctionalInterface
interface MoreTime {
  /**
   * Returns at once.
   *
   * @param job the job's key
   * @param time from when the engine hears of it
   * @param patience how long to wait for the engine's answer
   * @return ends with what the client throws when the engine refuses or does not answer
   */
  CompletionStage<?> ask(long job, Duration time, Duration patience);

  /** Asks by a client. */
  static MoreTime by(CamundaClient client) {
    return (job, time, patience) ->
        client.newUpdateTimeoutCommand(job).timeout(time).requestTimeout(patience).send();
  }
}
