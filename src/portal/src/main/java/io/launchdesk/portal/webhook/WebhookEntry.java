package io.launchdesk.portal.webhook;

import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.webhook.WebhookAddress;
import io.launchdesk.core.webhook.WebhookFormat;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.notification.Webhook;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A channel as it is entered.
 *
 * @param address a secret; null or empty keeps the one that is known
 */
record WebhookEntry(
    String name,
    String format,
    String address,
    String audience,
    List<String> kinds,
    String language,
    String timeZone,
    Boolean enabled) {
  /** What is told to a person alone, no channel hears of. */
  static final List<String> KINDS =
      Arrays.stream(EventKind.values())
          .filter(kind -> kind != EventKind.MENTION && kind != EventKind.TASK_ASSIGNED)
          .map(EventKind::slug)
          .toList();

  private static final Set<String> LANGUAGES = Set.of("en", "pl", "zh-Hans", "zh-Hant", "fa");
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_ADDRESS = 2000;

  /**
   * What was entered, checked.
   *
   * @param known what it changes; empty for a new one
   * @param allowPrivate whether addresses of private networks are taken
   * @throws Refusal naming every field at fault
   */
  Webhook checked(UUID id, Optional<Webhook> known, Audiences audiences, boolean allowPrivate) {
    List<FieldError> errors = new ArrayList<>();
    require(errors, "name", isText(name, LONGEST_NAME), "is needed, in up to 80 characters.");
    require(
        errors,
        "format",
        format != null && WebhookFormat.of(format).isPresent(),
        "must be slack or teams.");
    require(
        errors,
        "audience",
        audience != null && audiences.know(audience),
        "must be a group or team.");
    require(
        errors,
        "kinds",
        kinds != null
            && !kinds.isEmpty()
            && kinds.stream().allMatch(kind -> kind != null && KINDS.contains(kind)),
        "must name kinds of events that channels hear of.");
    require(
        errors,
        "language",
        language != null && LANGUAGES.contains(language),
        "is not spoken here.");
    require(errors, "timeZone", isZone(timeZone), "is no time zone of the IANA database.");
    String secret = isText(address, LONGEST_ADDRESS) ? address.strip() : null;
    if (secret == null && known.isPresent() && (address == null || address.isBlank())) {
      secret = known.get().address();
    } else {
      addressProblem(secret, allowPrivate)
          .ifPresent(problem -> errors.add(new FieldError("address", problem)));
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new Webhook(
        id,
        name.strip(),
        format,
        secret,
        audience,
        kinds.stream().distinct().toList(),
        language,
        timeZone,
        enabled == null || enabled);
  }

  private static Optional<String> addressProblem(String secret, boolean allowPrivate) {
    Optional<URI> read = Optional.ofNullable(secret).flatMap(WebhookAddress::read);
    if (read.isEmpty()) {
      return Optional.of("must be a whole address that begins with https:// or http://.");
    }
    try {
      return allowPrivate || WebhookAddress.isPublic(read.get())
          ? Optional.empty()
          : Optional.of("leads into a private network, which is not allowed here.");
    } catch (UnknownHostException e) {
      return Optional.of("names a host that is not known.");
    }
  }

  private static void require(List<FieldError> errors, String field, boolean kept, String remedy) {
    if (!kept) {
      errors.add(new FieldError(field, remedy));
    }
  }

  private static boolean isText(String text, int longest) {
    return text != null && !text.isBlank() && text.length() <= longest && text.indexOf(0) < 0;
  }

  private static boolean isZone(String zone) {
    try {
      return zone != null && ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId());
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "WebhookEntry[" + name + "]";
  }
}
