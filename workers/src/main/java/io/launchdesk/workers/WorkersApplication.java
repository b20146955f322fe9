package io.launchdesk.workers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The job workers; any number of these may run side by side. */
@SpringBootApplication(scanBasePackages = {"io.launchdesk.workers", "io.launchdesk.store"})
public class WorkersApplication {

  public static void main(String[] args) {
    SpringApplication.run(WorkersApplication.class, args);
  }
}
