package io.launchdesk.core.kpi;

import static io.launchdesk.core.kpi.KpiDefinition.Direction.HIGHER;
import static io.launchdesk.core.kpi.KpiDefinition.Direction.LOWER;
import static io.launchdesk.core.kpi.KpiDefinition.Direction.NEITHER;

import io.launchdesk.core.kpi.KpiDefinition.Direction;
import java.util.List;
import java.util.Optional;

/** All figures, in the order in which they are listed. */
public final class KpiCatalogue {
  private static final String OWNER = "process-owner";

  /** The definitions. */
  public static final List<KpiDefinition> ALL =
      List.of(
          recorded(KpiRules.LEAD_TIME_HOURS, "hours", LOWER, "outcome", "delivered"),
          recorded(KpiRules.STAGE_HOURS, "hours", LOWER, "stage", null),
          recorded(KpiRules.SLA_KEPT, "share", HIGHER, "step", null),
          recorded(KpiRules.ON_TIME_LAUNCH, "share", HIGHER, null, null),
          recorded(KpiRules.FIRST_PASS_APPROVAL, "share", HIGHER, null, null),
          recorded(KpiRules.APPROVAL_LOOPS, "count", LOWER, null, null),
          recorded(KpiRules.REWORK_LOOPS, "count", LOWER, null, null),
          recorded(KpiRules.OUTCOME, "count", NEITHER, "outcome", "delivered"));

  private KpiCatalogue() {}

  /** The definition of this id. */
  public static Optional<KpiDefinition> find(String id) {
    return ALL.stream().filter(kpi -> kpi.id().equals(id)).findFirst();
  }

  private static KpiDefinition recorded(
      String id, String unit, Direction direction, String part, String usual) {
    return new KpiDefinition(id, unit, direction, "facts", "figures", part, usual, OWNER, 1);
  }
}
