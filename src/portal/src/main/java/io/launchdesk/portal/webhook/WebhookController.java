package io.launchdesk.portal.webhook;

import io.launchdesk.core.webhook.WebhookAddress;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.notification.Webhook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Channels in Slack and Microsoft Teams. */
@RestController
@RequestMapping("/api/webhooks")
@Tag(name = "Webhooks")
class WebhookController {
  private final Webhooks webhooks;

  WebhookController(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /**
   * A channel as it is shown.
   *
   * @param address where it leads, without what makes it a secret
   * @param deliveredAt when the last message was taken; null when none was
   * @param waiting how many messages wait
   * @param lastError why the one that waits longest was not taken; null when none was refused
   */
  record Shown(
      UUID id,
      String name,
      String format,
      String address,
      String audience,
      List<String> kinds,
      String language,
      String timeZone,
      boolean enabled,
      Instant deliveredAt,
      long waiting,
      String lastError) {}

  @Operation(summary = "All channels, without their secrets, and how their messages fare")
  @GetMapping
  Page<Shown> list(Access access) {
    return Page.whole(webhooks.all(access).stream().map(this::shown).toList());
  }

  @Operation(summary = "What a channel can be told, and whose it can be")
  @GetMapping("/choices")
  Webhooks.Choices choices(Access access) {
    return webhooks.choices(access);
  }

  @Operation(summary = "Add a channel")
  @PostMapping
  ResponseEntity<Shown> add(Access access, @RequestBody WebhookEntry body) {
    Webhook made = webhooks.add(access, body);
    return ResponseEntity.created(URI.create("/api/webhooks/" + made.id())).body(shown(made));
  }

  @Operation(
      summary = "Change a channel",
      description = "Without an `address` the known one stays. What waits is sent at once.")
  @PutMapping("/{id}")
  Shown change(Access access, @PathVariable UUID id, @RequestBody WebhookEntry body) {
    return shown(webhooks.change(access, id, body));
  }

  @Operation(summary = "End a channel; its secret is forgotten")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Access access, @PathVariable UUID id) {
    webhooks.end(access, id);
  }

  @Operation(summary = "Send the channel a line, to see whether it comes")
  @PostMapping("/{id}/try")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void tryOut(Access access, @PathVariable UUID id) {
    webhooks.tryOut(access, id);
  }

  private Shown shown(Webhook webhook) {
    Webhook.Fate fate = webhooks.fate(webhook);
    return new Shown(
        webhook.id(),
        webhook.name(),
        webhook.format(),
        WebhookAddress.masked(webhook.address()),
        webhook.audience(),
        webhook.kinds(),
        webhook.language(),
        webhook.timeZone(),
        webhook.enabled(),
        fate.deliveredAt(),
        fate.waiting(),
        fate.lastError());
  }
}
