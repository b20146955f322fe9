package io.launchdesk.portal.calendar;

import io.launchdesk.core.holiday.Holiday;
import io.launchdesk.core.holiday.HolidayRegion;
import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be chosen for a calendar. */
@RestController
@Tag(name = "Calendars")
class CalendarChoiceController {
  private final Calendars calendars;

  CalendarChoiceController(Calendars calendars) {
    this.calendars = calendars;
  }

  @Operation(summary = "Teams and regions that can go by a calendar, and countries with holidays")
  @GetMapping("/api/calendar-choices")
  Calendars.Choices choices(Access access) {
    return calendars.choices(access);
  }

  @Operation(summary = "The parts of a country that have public holidays of their own")
  @GetMapping("/api/holiday-regions/{country}")
  Page<HolidayRegion> parts(Access access, @PathVariable String country) {
    return Page.whole(calendars.parts(access, country));
  }

  @Operation(summary = "The public holidays of a region in a year, the earliest first")
  @GetMapping("/api/holidays")
  Page<Holiday> holidays(Access access, @RequestParam String region, @RequestParam int year) {
    return Page.whole(calendars.holidays(access, region, year));
  }
}
