package io.launchdesk.core.brief;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What the desk offered instead of what was asked for, taken over into the brief. */
public final class CounterOffer {

  private CounterOffer() {}

  /**
   * The brief as it reads once the offer is accepted; fields that the offer does not name stay.
   *
   * @param offer answer of the feasibility check with {@code offerLaunchDate}, {@code offerBudget},
   *     {@code offerScope}, each of which may be missing
   */
  public static Map<String, Object> accepted(Map<String, Object> brief, Map<String, Object> offer) {
    Map<String, Object> changed = new HashMap<>(brief);
    if (present(offer.get("offerLaunchDate"))) {
      changed.put("launchTiming", "date");
      changed.put("launchDate", offer.get("offerLaunchDate"));
    }
    if (present(offer.get("offerBudget"))) {
      changed.put("budget", offer.get("offerBudget"));
    }
    if (present(offer.get("offerScope"))) {
      changed.put("agreedScope", offer.get("offerScope"));
    }
    return changed;
  }

  /** The names of the fields that differ, sorted. */
  public static List<String> changedFields(Map<String, Object> before, Map<String, Object> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    return new ArrayList<>(names);
  }

  private static boolean present(Object value) {
    return value != null && !value.toString().isBlank();
  }
}
