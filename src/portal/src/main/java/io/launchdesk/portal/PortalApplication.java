package io.launchdesk.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The job portal; any number of these may run side by side. */
@SpringBootApplication(scanBasePackages = {"io.launchdesk.portal", "io.launchdesk.store"})
public class PortalApplication {

  public static void main(String[] args) {
    SpringApplication.run(PortalApplication.class, args);
  }
}
