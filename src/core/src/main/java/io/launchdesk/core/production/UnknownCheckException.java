package io.launchdesk.core.production;

import java.util.List;

/** The production plan names a check that does not exist; the message is for its owner. */
public class UnknownCheckException extends RuntimeException {
  public UnknownCheckException(String named, List<String> known) {
    super(
        "The decision productionPlan names the check '%s', which does not exist. Checks are: %s; lengths may have a number after a colon, such as subject-length:60."
            .formatted(named, String.join(", ", known)));
  }
}
