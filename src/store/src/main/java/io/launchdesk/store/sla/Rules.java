package io.launchdesk.store.sla;

import io.launchdesk.core.sla.SlaEscalation;
import io.launchdesk.core.sla.SlaRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The policy's row that a clock keeps, read back. */
final class Rules {
  private Rules() {}

  static SlaRule read(String step, Map<String, Object> policy) {
    return new SlaRule(
        step,
        hours(policy, "targetHours"),
        hours(policy, "remindAfterHours"),
        hours(policy, "escalateAfterHours"),
        (String) policy.get("escalateTo"),
        (String) policy.get("calendar"),
        (String) policy.get("group"),
        (String) policy.get("party"),
        (Boolean) policy.get("pauses"),
        policy.get("escalation") instanceof List<?> rows
            ? rows.stream().map(row -> escalation((Map<?, ?>) row)).toList()
            : null,
        (String) policy.get("scope"));
  }

  private static SlaEscalation escalation(Map<?, ?> row) {
    return new SlaEscalation(
        ((Number) row.get("level")).intValue(),
        (String) row.get("action"),
        (String) row.get("from"),
        new BigDecimal(row.get("plusHours").toString()));
  }

  private static BigDecimal hours(Map<String, Object> policy, String name) {
    Object value = policy.get(name);
    return value == null ? null : new BigDecimal(value.toString());
  }
}
