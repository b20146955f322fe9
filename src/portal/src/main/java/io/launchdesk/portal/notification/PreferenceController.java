package io.launchdesk.portal.notification;

import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the caller wants to be told of things. */
@RestController
@RequestMapping("/api/me/settings/notifications")
@Tag(name = "Notifications")
class PreferenceController {
  private final Preferences preferences;
  private final PortalPlan plan;

  PreferenceController(Preferences preferences, PortalPlan plan) {
    this.preferences = preferences;
    this.plan = plan;
  }

  @Operation(summary = "Of what I am told, where, and when mails may reach me")
  @GetMapping
  PreferenceEntry mine(Access access) {
    return PreferenceEntry.of(preferences.of(access.person().username()), plan::most);
  }

  @Operation(
      summary = "Replace how I am told of things",
      description =
          "`mail` of each kind is `off`, `at-once` or `digest`. Times of day are `HH:mm` by the clocks of my time"
              + " zone; `quietFrom` and `quietUntil` are both there or both null, and may pass midnight; `quietDays` are"
              + " ISO weekdays (1 = Monday). Kinds that are missing, or sent as they were shown, stay as they are. `most` is what the communication plan has of a kind, and is not read. What waits to be mailed follows.")
  @PutMapping
  PreferenceEntry replace(Access access, @RequestBody PreferenceEntry wanted) {
    String person = access.person().username();
    return PreferenceEntry.of(preferences.replace(person, wanted), plan::most);
  }
}
