package io.launchdesk.core.identity;

import java.util.Arrays;
import java.util.Locale;

/** What a person may do in Launchdesk. */
public enum Role {
  REQUESTER,
  APPROVER,
  PRODUCER,
  LAUNCH_MANAGER,
  PROCESS_OWNER,
  ANALYST,
  OPERATOR,
  ADMIN;

  /** The role as database and API write it, e.g. {@code launch-manager}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param slug a role as {@link #slug()} writes it
   * @throws IllegalArgumentException when there is no such role
   */
  public static Role of(String slug) {
    return Arrays.stream(values())
        .filter(role -> role.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such role: " + slug));
  }
}
