package io.launchdesk.portal.agreement;

import io.launchdesk.core.holiday.PublicHolidays;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.identity.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A version of an agreement as it is entered. Hours are business hours of the calendar.
 *
 * @param requestType null means all, as with priority, SLA class and the customer's team
 * @param pausesForRequester whether its clocks stand still while the requester has to act
 * @param validFrom a day in the calendar's time zone, before whose beginning it does not come into
 *     force; null means at once
 */
record AgreementEntry(
    String name,
    String step,
    String requestType,
    String priority,
    String slaClass,
    String provider,
    String customerTeam,
    String deliverable,
    BigDecimal targetHours,
    BigDecimal remindAfterHours,
    BigDecimal escalateAfterHours,
    String calendar,
    Boolean pausesForRequester,
    String providerPerson,
    String customerPerson,
    LocalDate validFrom) {
  static final List<String> PRIORITIES = List.of("critical", "high", "normal", "low");
  static final List<String> CLASSES = List.of("standard", "fast", "project");

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_TEXT = 2000;
  private static final int FINEST = 2;
  private static final BigDecimal LONGEST = BigDecimal.valueOf(10_000);

  /**
   * @throws Refusal naming every field at fault
   */
  void check(AgreementController.Choices choices, Function<String, Person> people) {
    List<FieldError> errors = new ArrayList<>();
    require(errors, "name", isText(name, LONGEST_NAME), "must be a text of up to 120 characters.");
    require(errors, "step", choices.steps().contains(step), "must be a step that is measured.");
    optional(errors, "requestType", requestType, choices.requestTypes(), "a type of request");
    optional(errors, "priority", priority, PRIORITIES, "critical, high, normal or low");
    optional(errors, "slaClass", slaClass, CLASSES, "standard, fast or project");
    require(
        errors, "provider", choices.groups().contains(provider), "must be a group with members.");
    optional(errors, "customerTeam", customerTeam, choices.teams(), "a team");
    require(
        errors,
        "deliverable",
        isText(deliverable, LONGEST_TEXT),
        "must say in up to 2000 characters what is delivered to whom.");
    boolean target = hours(errors, "targetHours", targetHours);
    if (target && targetHours.signum() == 0) {
      errors.add(new FieldError("targetHours", "must be more than nothing."));
    }
    boolean remind = hours(errors, "remindAfterHours", remindAfterHours);
    if (target && remind && remindAfterHours.compareTo(targetHours) > 0) {
      errors.add(new FieldError("remindAfterHours", "must not be later than the target."));
    }
    boolean escalate = hours(errors, "escalateAfterHours", escalateAfterHours);
    if (remind && escalate && escalateAfterHours.compareTo(remindAfterHours) < 0) {
      errors.add(new FieldError("escalateAfterHours", "must not be earlier than the reminder."));
    }
    require(
        errors,
        "calendar",
        choices.calendars().stream().anyMatch(one -> one.id().equals(calendar)),
        "must be a business calendar that there is.");
    require(errors, "pausesForRequester", pausesForRequester != null, "must be true or false.");
    Person provides = person(providerPerson, people);
    require(
        errors,
        "providerPerson",
        provides != null && provides.groups().contains(provider),
        "must be a member of the group that delivers.");
    Person asks = person(customerPerson, people);
    require(
        errors,
        "customerPerson",
        asks != null && (customerTeam == null || customerTeam.equals(asks.team())),
        "must be a person of the customer's team.");
    require(
        errors,
        "validFrom",
        validFrom == null
            || validFrom.getYear() >= PublicHolidays.FIRST_YEAR
                && validFrom.getYear() <= PublicHolidays.LAST_YEAR,
        "must be a day from %d to %d, or null for at once."
            .formatted(PublicHolidays.FIRST_YEAR, PublicHolidays.LAST_YEAR));
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private static Person person(String username, Function<String, Person> people) {
    return username != null && EnteredJson.isStorable(username) ? people.apply(username) : null;
  }

  private static boolean hours(List<FieldError> errors, String field, BigDecimal hours) {
    boolean valid =
        hours != null
            && hours.signum() >= 0
            && hours.compareTo(LONGEST) <= 0
            && hours.stripTrailingZeros().scale() <= FINEST;
    require(
        errors, field, valid, "must be a number of hours from 0 to 10000, to a hundredth at most.");
    return valid;
  }

  private static void optional(
      List<FieldError> errors, String field, String value, List<String> known, String what) {
    require(
        errors,
        field,
        value == null || known.contains(value),
        "must be " + what + ", or null for all.");
  }

  private static void require(List<FieldError> errors, String field, boolean kept, String remedy) {
    if (!kept) {
      errors.add(new FieldError(field, remedy));
    }
  }

  private static boolean isText(String text, int longest) {
    return text != null
        && !EnteredJson.isUnseen(text)
        && text.length() <= longest
        && EnteredJson.isStorable(text);
  }
}
