package io.launchdesk.portal.notification;

import io.launchdesk.core.notification.Channels;
import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.MailMode;
import io.launchdesk.core.notification.MailTimes;
import io.launchdesk.core.notification.QuietTimes;
import io.launchdesk.core.notification.TellingRules;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How a person is told of things, as it is sent.
 *
 * @param events the kinds of events, in a fixed order
 * @param digestAt time of day, {@code HH:mm}
 * @param quietFrom time of day; null without quiet hours, as {@code quietUntil} then is
 * @param quietDays ISO weekdays, 1 = Monday
 */
record PreferenceEntry(
    List<Event> events,
    String digestAt,
    String quietFrom,
    String quietUntil,
    List<Integer> quietDays) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final int DAYS = DayOfWeek.values().length;

  /**
   * A kind of event.
   *
   * @param most what the communication plan has of it: people may choose less; not read
   */
  record Event(String kind, Boolean portal, String mail, Most most) {}

  record Most(boolean portal, String mail) {}

  /**
   * @param most the most that the communication plan has for a kind
   */
  static PreferenceEntry of(TellingRules rules, Function<EventKind, Channels> most) {
    MailTimes times = rules.times();
    return new PreferenceEntry(
        Arrays.stream(EventKind.values())
            .map(kind -> event(kind, rules, most.apply(kind)))
            .toList(),
        TIME.format(times.digestAt()),
        text(times.quiet().from()),
        text(times.quiet().until()),
        times.quiet().days().stream().map(DayOfWeek::getValue).sorted().toList());
  }

  private static Event event(EventKind kind, TellingRules rules, Channels most) {
    Channels channels = rules.of(kind, most);
    return new Event(
        kind.slug(),
        channels.portal(),
        channels.mail().slug(),
        new Most(most.portal(), most.mail().slug()));
  }

  private static String text(LocalTime time) {
    return time == null ? null : TIME.format(time);
  }

  /**
   * What was entered, checked.
   *
   * @param before how the person was told until now
   * @param most the most that the communication plan has for a kind
   * @return the times, and of the kinds those whose choice changes
   * @throws Refusal naming every field at fault
   */
  TellingRules checked(TellingRules before, Function<EventKind, Channels> most) {
    List<FieldError> errors = new ArrayList<>();
    Map<EventKind, Channels> channels = channels(errors);
    LocalTime digest = time("digestAt", digestAt, errors);
    LocalTime from = quietFrom == null ? null : time("quietFrom", quietFrom, errors);
    LocalTime until = quietUntil == null ? null : time("quietUntil", quietUntil, errors);
    Set<DayOfWeek> days = days(errors);
    if ((quietFrom == null) != (quietUntil == null)) {
      errors.add(
          new FieldError(
              quietFrom == null ? "quietFrom" : "quietUntil",
              "is needed: quiet hours have a beginning and an end."));
    } else if (from != null && from.equals(until)) {
      errors.add(new FieldError("quietUntil", "must be another time than the beginning."));
    }
    refuse(errors);
    QuietTimes quiet = new QuietTimes(from, until, days);
    if (quiet.containsTime(digest)) {
      errors.add(
          new FieldError(
              "digestAt", "must be outside of the quiet hours, or it could never come."));
    }
    refuse(errors);
    return new TellingRules(
        before.changed(channels, most), new MailTimes(before.times().zone(), digest, quiet));
  }

  private Map<EventKind, Channels> channels(List<FieldError> errors) {
    Map<EventKind, Channels> chosen = new EnumMap<>(EventKind.class);
    List<Event> all = events == null ? List.of() : events;
    for (int i = 0; i < all.size(); i++) {
      Event event = all.get(i);
      String field = "events[" + i + "]";
      EventKind kind = event == null ? null : EventKind.of(event.kind()).orElse(null);
      MailMode mail = event == null ? null : MailMode.of(event.mail()).orElse(null);
      if (kind == null || chosen.containsKey(kind)) {
        errors.add(new FieldError(field + ".kind", "must be one of " + kinds() + ", once each."));
      } else if (event.portal() == null) {
        errors.add(new FieldError(field + ".portal", "must be true or false."));
      } else if (mail == null) {
        errors.add(new FieldError(field + ".mail", "must be one of off, at-once, digest."));
      } else {
        chosen.put(kind, new Channels(event.portal(), mail));
      }
    }
    return chosen;
  }

  private Set<DayOfWeek> days(List<FieldError> errors) {
    Set<DayOfWeek> days = new HashSet<>();
    for (Integer day : quietDays == null ? List.<Integer>of() : quietDays) {
      if (day == null || day < 1 || day > DAYS) {
        errors.add(new FieldError("quietDays", "must be numbers from 1 (Monday) to 7 (Sunday)."));
        return Set.of();
      }
      days.add(DayOfWeek.of(day));
    }
    if (days.size() == DAYS) {
      errors.add(
          new FieldError("quietDays", "must leave a day for mails; switch mails off instead."));
      return Set.of();
    }
    return days;
  }

  private static LocalTime time(String field, String value, List<FieldError> errors) {
    try {
      return LocalTime.parse(value == null ? "" : value, TIME);
    } catch (DateTimeParseException e) {
      errors.add(new FieldError(field, "must be a time of day such as 08:00."));
      return null;
    }
  }

  private static String kinds() {
    return String.join(", ", Arrays.stream(EventKind.values()).map(EventKind::slug).toList());
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }
}
