package io.launchdesk.portal.intake;

import io.launchdesk.store.identity.Access;
import io.launchdesk.store.intake.IntakePause;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether new requests are taken. */
@RestController
@RequestMapping("/api/intake")
@Tag(name = "Requests")
class IntakeController {
  private final Intake intake;

  IntakeController(Intake intake) {
    this.intake = intake;
  }

  /**
   * @param message what requesters are told; null while requests are taken
   * @param since since when none are taken, and {@code by} whom; null while they are
   * @param until when they are again by themselves; null when nobody said
   */
  record State(boolean paused, String message, Instant since, String by, Instant until) {
    static State of(IntakePause pause) {
      return new State(true, pause.message(), pause.pausedAt(), pause.pausedBy(), pause.until());
    }
  }

  record Pause(String message, Instant until) {}

  @Operation(summary = "Whether new requests are taken")
  @GetMapping
  State state(Access access) {
    return intake.pause().map(State::of).orElse(new State(false, null, null, null, null));
  }

  @Operation(
      summary = "Pause intake",
      description =
          "From now on `POST /api/requests` answers 503 `intake-paused` with `Retry-After` and the message; drafts are kept"
              + " and running requests go on. A pause that runs is replaced.")
  @PutMapping("/pause")
  State pause(Access access, @RequestBody Pause body) {
    return State.of(intake.begin(access, body.message(), body.until()));
  }

  @Operation(summary = "Take requests again")
  @DeleteMapping("/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(Access access) {
    intake.end(access);
  }
}
