package io.launchdesk.portal.notification;

import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.notification.Notification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told. */
@RestController
@RequestMapping("/api/me/notifications")
@Tag(name = "Notifications")
class NotificationController {
  private final Inbox inbox;

  NotificationController(Inbox inbox) {
    this.inbox = inbox;
  }

  record Unread(int unread) {}

  record UpTo(Long upTo) {}

  @Operation(
      summary = "What I was told, what was shown last first",
      description =
          "`template` says what, `facts` has single values of it for words in any language; `taskKey` among these is"
              + " the task that it is about.")
  @GetMapping
  Page<Notification> list(
      Access access,
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(required = false) String cursor,
      @RequestParam(required = false) Integer limit) {
    return inbox.page(access, unread, cursor, limit);
  }

  @Operation(summary = "How many of them I have not read")
  @GetMapping("/count")
  Unread count(Access access) {
    return new Unread(inbox.unread(access));
  }

  @Operation(summary = "I have read it")
  @PostMapping("/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(Access access, @PathVariable long id) {
    inbox.read(access, id);
  }

  @Operation(
      summary = "I have read all",
      description =
          "Up to `upTo`, the id of the one that was shown last; without a body all that are there.")
  @PostMapping("/read-all")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void readAll(Access access, @RequestBody(required = false) UpTo body) {
    inbox.readAll(access.person().username(), body == null ? null : body.upTo());
  }
}
