package io.launchdesk.portal;

import io.launchdesk.core.time.OffsetFileClock;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The job portal; any number of these may run side by side. */
@SpringBootApplication(
    scanBasePackages = {"io.launchdesk.portal", "io.launchdesk.store"},
    exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class PortalApplication {

  public static void main(String[] args) {
    SpringApplication.run(PortalApplication.class, args);
  }

  /** The one clock that everything here asks. */
  @Bean
  Clock clock(@Value("${launchdesk.clock-file:}") String file) {
    return OffsetFileClock.of(file);
  }
}
