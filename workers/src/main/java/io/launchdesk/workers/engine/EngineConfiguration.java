package io.launchdesk.workers.engine;

import io.launchdesk.core.time.OffsetFileClock;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What every worker is given. */
@Configuration
class EngineConfiguration {
  /** What the clock starts of deployments and migrations, which may take minutes. */
  static final String MODELS = "modelScheduler";

  /**
   * Threads of their own for these: mails and clocks of service levels, which share one, do not
   * wait for them. It stands in for no other scheduler.
   */
  @Bean(name = MODELS, defaultCandidate = false)
  ThreadPoolTaskScheduler modelScheduler() {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(2);
    scheduler.setThreadNamePrefix("models-");
    return scheduler;
  }

  @Bean
  @ConditionalOnMissingBean
  Clock clock(@Value("${launchdesk.clock-file:}") String file) {
    return OffsetFileClock.of(file);
  }
}
