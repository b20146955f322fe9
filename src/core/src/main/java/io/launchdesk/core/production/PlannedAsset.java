package io.launchdesk.core.production;

import java.math.BigDecimal;
import java.util.List;

/**
 * A row of the decision {@code productionPlan}.
 *
 * @param perChannel {@code true}: once for each channel; a channel's name: once, if that channel is
 *     used; {@code false} or nothing: once, for no channel
 * @param perLanguage once for each language, else in the first one only
 * @param checks names of {@link AssetChecks}
 */
public record PlannedAsset(
    String kind,
    String title,
    String skill,
    BigDecimal effortHours,
    Object perChannel,
    boolean perLanguage,
    List<String> checks,
    String reviewGroup) {

  public PlannedAsset {
    checks = checks == null ? List.of() : List.copyOf(checks);
    effortHours = effortHours == null ? BigDecimal.ZERO : effortHours;
  }
}
