package io.launchdesk.portal.notification;

import io.launchdesk.core.notification.TellingRules;
import io.launchdesk.store.notification.NotificationRepository;
import io.launchdesk.store.notification.PreferenceRepository;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps how people want to be told; mails that wait follow what was chosen last. */
@Service
public class Preferences {
  private final PreferenceRepository preferences;
  private final NotificationRepository notifications;
  private final PortalPlan plan;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Preferences(
      PreferenceRepository preferences,
      NotificationRepository notifications,
      PortalPlan plan,
      TransactionTemplate transaction,
      Clock clock) {
    this.preferences = preferences;
    this.notifications = notifications;
    this.plan = plan;
    this.transaction = transaction;
    this.clock = clock;
  }

  TellingRules of(String person) {
    return preferences.of(person);
  }

  TellingRules replace(String person, PreferenceEntry wanted) {
    TellingRules checked = wanted.checked(preferences.of(person), plan::most);
    return transaction.execute(
        status -> {
          preferences.save(person, checked);
          return plannedAnew(person);
        });
  }

  /** The person lives by other clocks now: plans anew when waiting mails are sent. */
  public void movedTo(String person) {
    transaction.executeWithoutResult(status -> plannedAnew(person));
  }

  private TellingRules plannedAnew(String person) {
    TellingRules rules = preferences.of(person);
    notifications.replan(person, rules, clock.instant());
    return rules;
  }
}
