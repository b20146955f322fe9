package io.launchdesk.portal.calendar;

import io.launchdesk.core.sla.CalendarDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What was changed of a calendar.
 *
 * @param reasons why clocks have to be reckoned again; none when they need not
 * @param details each part that differs, as it was and as it is
 */
record CalendarChange(List<String> reasons, Map<String, Object> details) {

  private record Part(String name, String reason, Function<CalendarDefinition, Object> value) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("name", null, CalendarDefinition::name),
          new Part("timeZone", "calendar-zone", calendar -> calendar.zone().getId()),
          new Part(
              "hours",
              "calendar-hours",
              calendar ->
                  calendar.hours().stream()
                      .map(CalendarView.Hours::of)
                      .map(Objects::toString)
                      .toList()),
          new Part("holidayRegion", "holiday-region", CalendarDefinition::holidayRegion),
          new Part(
              "closures",
              "closure",
              calendar -> calendar.closures().stream().map(Objects::toString).toList()),
          new Part("teams", null, CalendarDefinition::teams),
          new Part("regions", null, CalendarDefinition::regions));

  static CalendarChange between(CalendarDefinition was, CalendarDefinition is) {
    List<String> reasons = new ArrayList<>();
    Map<String, Object> details = new LinkedHashMap<>();
    for (Part part : PARTS) {
      Object before = part.value().apply(was);
      Object after = part.value().apply(is);
      if (!Objects.equals(before, after)) {
        Map<String, Object> differs = new LinkedHashMap<>();
        differs.put("from", before);
        differs.put("to", after);
        details.put(part.name(), differs);
        if (part.reason() != null) {
          reasons.add(part.reason());
        }
      }
    }
    return new CalendarChange(List.copyOf(reasons), details);
  }
}
