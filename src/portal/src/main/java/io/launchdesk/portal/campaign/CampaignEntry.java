package io.launchdesk.portal.campaign;

import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A campaign as it was sent.
 *
 * @param owner username of an active person
 * @param from its first day
 * @param until its last day; null while that is not known
 * @param description what it is for; null and empty for nothing
 * @param closed whether it takes no more requests
 */
record CampaignEntry(
    String name,
    String owner,
    LocalDate from,
    LocalDate until,
    String description,
    boolean closed) {
  static final String TAKEN = "is that of another campaign; choose another one.";

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_TEXT = 4_000;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2200;

  /**
   * @param isPerson whether somebody of that username can keep it
   * @param isTaken whether another campaign has that name
   * @throws Refusal naming every field at fault
   */
  void check(Predicate<String> isPerson, Predicate<String> isTaken) {
    List<FieldError> errors = new ArrayList<>();
    if (name == null
        || EnteredJson.isUnseen(name)
        || name.strip().length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)
        || !EnteredJson.isStorable(name)) {
      errors.add(new FieldError("name", "must be one line of up to 120 characters."));
    } else if (isTaken.test(name.strip())) {
      errors.add(new FieldError("name", TAKEN));
    }
    if (owner == null || !EnteredJson.isStorable(owner) || !isPerson.test(owner)) {
      errors.add(new FieldError("owner", "must be the username of somebody who is active."));
    }
    if (!isDay(from)) {
      errors.add(new FieldError("from", "must be a day from 2000 to 2200."));
    }
    if (until != null && !isDay(until)) {
      errors.add(new FieldError("until", "must be a day from 2000 to 2200, or null."));
    } else if (until != null && from != null && until.isBefore(from)) {
      errors.add(new FieldError("until", "must not be before the first day."));
    }
    if (description != null
        && (description.length() > LONGEST_TEXT || !EnteredJson.isStorable(description))) {
      errors.add(new FieldError("description", "must be a text of up to 4000 characters."));
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private static boolean isDay(LocalDate day) {
    return day != null && day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }
}
