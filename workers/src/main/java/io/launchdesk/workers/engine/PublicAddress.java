package io.launchdesk.workers.engine;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people find the portal. */
@Component
public class PublicAddress {
  private final String base;

  PublicAddress(@Value("${launchdesk.public-url}") URI base) {
    this.base = base.toString().replaceAll("/+$", "");
  }

  /** The address of a path below the portal's, such as {@code /requests/MR-1001}. */
  public String of(String path) {
    return base + path;
  }
}
