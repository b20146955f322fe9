package io.launchdesk.workers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The job workers; any number of these may run side by side. */
@SpringBootApplication(scanBasePackages = {"io.launchdesk.workers", "io.launchdesk.store"})
@ConfigurationPropertiesScan("io.launchdesk.workers")
@EnableScheduling
public class WorkersApplication {

  public static void main(String[] args) {
    SpringApplication.run(WorkersApplication.class, args);
  }
}
