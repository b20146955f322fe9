package io.launchdesk.portal.away;

import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When the caller is away. */
@RestController
@RequestMapping("/api/me/absences")
@Tag(name = "People")
class AbsenceController {
  private final Absences absences;

  AbsenceController(Absences absences) {
    this.absences = absences;
  }

  @Operation(summary = "When I am away, today and later, the earliest first")
  @GetMapping
  Page<Absences.View> mine(Access access) {
    return Page.whole(absences.of(access.person()));
  }

  @Operation(
      summary = "Say that I am away, or change what I said",
      description =
          "Days are those of my time zone, both included. While it lasts, the deputy works on my tasks as far as the"
              + " deputy's own groups go. The `id` is a UUID of the caller's making: the call can be sent again.")
  @PutMapping("/{id}")
  Absences.View save(Access access, @PathVariable UUID id, @RequestBody Absences.Entered body) {
    return absences.save(access.person(), id, body);
  }

  @Operation(summary = "Not away after all; also ends at once what has begun")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Access access, @PathVariable UUID id) {
    absences.delete(access.person(), id);
  }
}
