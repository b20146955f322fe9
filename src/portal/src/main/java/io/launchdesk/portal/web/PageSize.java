package io.launchdesk.portal.web;

import io.launchdesk.portal.PortalSettings;
import io.launchdesk.portal.problem.Refusal;
import org.springframework.stereotype.Component;

/** How many items a page holds. */
@Component
public class PageSize {
  private static final int USUAL = 25;
  private final int most;

  PageSize(PortalSettings settings) {
    this.most = settings.limits().pageSize();
  }

  /**
   * @param limit what the caller asked for; null for the usual size
   * @throws Refusal when it is less than 1 or more than the largest page
   */
  public int of(Integer limit) {
    if (limit == null) {
      return Math.min(USUAL, most);
    }
    if (limit < 1 || limit > most) {
      throw Refusal.parameter("limit", "must be between 1 and " + most + ".");
    }
    return limit;
  }
}
