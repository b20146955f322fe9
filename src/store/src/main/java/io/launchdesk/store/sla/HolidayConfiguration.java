package io.launchdesk.store.sla;

import io.launchdesk.core.holiday.PublicHolidays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One set of public holidays for all calendars, because it keeps what it has reckoned. */
@Configuration
class HolidayConfiguration {
  @Bean
  PublicHolidays publicHolidays() {
    return new PublicHolidays();
  }
}
