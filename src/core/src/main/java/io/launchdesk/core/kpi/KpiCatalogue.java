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
          recorded(KpiRules.CYCLE_TIME_HOURS, "hours", LOWER, null, null),
          recorded(KpiRules.STAGE_HOURS, "hours", LOWER, "stage", null),
          recorded(KpiRules.WAIT_HOURS, "hours", LOWER, "wait", null),
          recorded(KpiRules.FLOW_EFFICIENCY, "share", HIGHER, null, null),
          recorded(KpiRules.SLA_KEPT, "share", HIGHER, "step", null),
          recorded(KpiRules.STAGE_SLA_KEPT, "share", HIGHER, "step", null),
          recorded(KpiRules.STEP_HOURS, "hours", LOWER, "step", null),
          recorded(KpiRules.ON_TIME_LAUNCH, "share", HIGHER, null, null),
          recorded(KpiRules.FIRST_PASS_APPROVAL, "share", HIGHER, null, null),
          recorded(KpiRules.APPROVAL_LOOPS, "count", LOWER, null, null),
          recorded(KpiRules.REWORK_LOOPS, "count", LOWER, null, null),
          recorded(KpiRules.OUTCOME, "count", NEITHER, "outcome", "delivered"),
          recorded(KpiRules.RATING, "points", HIGHER, null, null),
          recorded(KpiRules.AUTOMATED_STEPS, "share", HIGHER, null, null),
          other("work-in-progress", "count", LOWER, "live", "/api/dashboard/flow"),
          other("load", "share", NEITHER, "live", "/api/team/load"),
          other("backlog-age-days", "days", LOWER, "live", "/api/dashboard/ageing"),
          other("waiting-cost", "money", LOWER, "derived", "/api/dashboard/waits"),
          other("rework-cost", "money", LOWER, "derived", "/api/dashboard/waits"));

  private KpiCatalogue() {}

  /** The definition of this id. */
  public static Optional<KpiDefinition> find(String id) {
    return ALL.stream().filter(kpi -> kpi.id().equals(id)).findFirst();
  }

  private static KpiDefinition recorded(
      String id, String unit, Direction direction, String part, String usual) {
    return new KpiDefinition(
        id, unit, direction, "facts", "/api/dashboard/figures", part, usual, OWNER, 1);
  }

  private static KpiDefinition other(
      String id, String unit, Direction direction, String source, String call) {
    return new KpiDefinition(id, unit, direction, source, call, null, null, OWNER, 1);
  }
}
