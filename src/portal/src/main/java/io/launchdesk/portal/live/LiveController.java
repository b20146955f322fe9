package io.launchdesk.portal.live;

import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What changes, as server-sent events. */
@RestController
@Tag(name = "Live events")
class LiveController {
  private final LiveEvents events;

  LiveController(LiveEvents events) {
    this.events = events;
  }

  @Operation(
      summary = "What changes of what I may see, as server-sent events",
      description =
          "Event `changed` has the ids of requests, tasks and own drafts that are to be read anew, and in `lists` the"
              + " names of own lists (`notifications`); event `resync`"
              + " says that anything may have changed. After a reconnect anything may have changed, too.")
  @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(Access access, HttpServletRequest call) {
    LiveStream stream = events.open(access.person().username(), call.getSession(false));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().noTransform())
        .header("X-Accel-Buffering", "no")
        .body(stream.emitter());
  }
}
