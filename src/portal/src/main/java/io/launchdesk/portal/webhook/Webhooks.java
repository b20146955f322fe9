package io.launchdesk.portal.webhook;

import io.launchdesk.core.identity.Role;
import io.launchdesk.portal.PortalSettings;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.Decision;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.Webhook;
import io.launchdesk.store.notification.WebhookPosts;
import io.launchdesk.store.notification.WebhookPosts.NewPost;
import io.launchdesk.store.notification.WebhookRepository;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Admins keep channels. What is noted of a change never has the address. */
@Service
class Webhooks {
  private final WebhookRepository webhooks;
  private final WebhookPosts posts;
  private final Audiences audiences;
  private final AuditLog audit;
  private final DeskChannel live;
  private final WebhookSettings settings;
  private final URI portal;
  private final Clock clock;

  Webhooks(
      WebhookRepository webhooks,
      WebhookPosts posts,
      Audiences audiences,
      AuditLog audit,
      DeskChannel live,
      WebhookSettings settings,
      PortalSettings portal,
      Clock clock) {
    this.webhooks = webhooks;
    this.posts = posts;
    this.audiences = audiences;
    this.audit = audit;
    this.live = live;
    this.settings = settings;
    this.portal = portal.publicUrl();
    this.clock = clock;
  }

  List<Webhook> all(Access access) {
    requireAdmin(access);
    return webhooks.all();
  }

  /**
   * @param audiences groups and teams that somebody is in, {@code group:<name>} and {@code
   *     team:<name>}
   * @param kinds of events that groups and teams are told of
   */
  record Choices(List<String> audiences, List<String> kinds) {}

  Choices choices(Access access) {
    requireAdmin(access);
    return new Choices(audiences.all(), WebhookEntry.KINDS);
  }

  Webhook.Fate fate(Webhook webhook) {
    return webhooks.fate(webhook.id());
  }

  /**
   * @throws Refusal when the caller is no admin, fields are not valid, or the name is taken
   */
  Webhook add(Access access, WebhookEntry entry) {
    requireAdmin(access);
    Webhook made = checked(UUID.randomUUID(), Optional.empty(), entry);
    if (!webhooks.add(made, access.person().username(), clock.instant())) {
      throw nameTaken();
    }
    note(access, "webhook.add", made);
    return made;
  }

  /**
   * @throws Refusal as {@link #add}, and when there is no such channel
   */
  Webhook change(Access access, UUID id, WebhookEntry entry) {
    requireAdmin(access);
    Webhook changed = checked(id, Optional.of(find(id)), entry);
    if (!webhooks.save(changed, clock.instant())) {
      throw nameTaken();
    }
    note(access, "webhook.change", changed);
    return changed;
  }

  void end(Access access, UUID id) {
    requireAdmin(access);
    Webhook ended = find(id);
    webhooks.end(id, clock.instant());
    note(access, "webhook.end", ended);
  }

  /** Sends the channel a line of its own, as soon as a worker runs. */
  void tryOut(Access access, UUID id) {
    requireAdmin(access);
    Webhook webhook = find(id);
    String line = "Launchdesk → " + webhook.name();
    posts.add(
        new NewPost(
            "webhook-try:" + clock.instant(),
            Decision.none("webhook-try", webhook.audience()),
            null,
            id,
            Map.of(
                "line", access.person().displayName(),
                "label", "Launchdesk",
                "address", portal.toString()),
            new MailText(webhook.language(), line, line)),
        clock.instant());
    tellKeepers();
  }

  private Webhook checked(UUID id, Optional<Webhook> known, WebhookEntry entry) {
    return entry.checked(id, known, audiences, settings.allowPrivate());
  }

  private Webhook find(UUID id) {
    return webhooks.find(id).orElseThrow(() -> Refusal.notFound("webhook", id));
  }

  private void note(Access access, String action, Webhook webhook) {
    audit.add(
        access.person().username(),
        action,
        webhook.id().toString(),
        Map.of("name", webhook.name(), "audience", webhook.audience(), "format", webhook.format()));
    tellKeepers();
  }

  private void tellKeepers() {
    webhooks.keepers().forEach(keeper -> live.tell(DeskNotice.webhooks(keeper)));
  }

  private static Refusal nameTaken() {
    return Refusal.invalid("name", "is taken by another channel.");
  }

  private static void requireAdmin(Access access) {
    if (!access.person().hasAny(Role.ADMIN)) {
      throw new Refusal(ProblemType.FORBIDDEN, "Only admins keep the channels.");
    }
  }
}
