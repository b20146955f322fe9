package io.launchdesk.portal.calendar;

import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calendars of working time. */
@RestController
@RequestMapping("/api/calendars")
@Tag(name = "Calendars")
class CalendarController {
  private final Calendars calendars;

  CalendarController(Calendars calendars) {
    this.calendars = calendars;
  }

  @Operation(summary = "All calendars, the desk's own first")
  @GetMapping
  Page<CalendarView> list(Access access) {
    return Page.whole(calendars.all(access));
  }

  @Operation(summary = "A calendar")
  @GetMapping("/{id}")
  ResponseEntity<CalendarView> one(Access access, @PathVariable String id) {
    return tagged(calendars.one(access, id));
  }

  @Operation(summary = "Add a calendar")
  @PostMapping
  ResponseEntity<CalendarView> add(Access access, @RequestBody CalendarEntry body) {
    CalendarView made = calendars.add(access, body);
    return ResponseEntity.created(URI.create("/api/calendars/" + made.id()))
        .eTag(Versions.tag(made.version()))
        .body(made);
  }

  @Operation(
      summary = "Replace a calendar",
      description =
          "`If-Match` carries the version that was read; when somebody saved since, the answer is 409 with what is"
              + " kept in `current`. Open clocks that count by it are reckoned again.")
  @PutMapping("/{id}")
  ResponseEntity<CalendarView> change(
      Access access,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
      @RequestBody CalendarEntry body) {
    return tagged(calendars.change(access, id, Versions.from(ifMatch), body));
  }

  @Operation(summary = "Delete a calendar that nobody goes by and no clock counts by")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      Access access,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch) {
    calendars.delete(access, id, Versions.from(ifMatch));
  }

  private static ResponseEntity<CalendarView> tagged(CalendarView view) {
    return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(view);
  }
}
