package io.launchdesk.workers.engine;

import io.launchdesk.core.time.OffsetFileClock;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every worker is given. */
@Configuration
class EngineConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock(@Value("${launchdesk.clock-file:}") String file) {
    return OffsetFileClock.of(file);
  }
}
