package io.launchdesk.portal.dashboard;

import io.launchdesk.store.identity.Access;
import io.launchdesk.store.kpi.CellQueries;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads what dashboard calls ask for, with the days of the desk. */
@Component
class Questions {
  /** Told in the description of each call. */
  static final String PARAMETERS =
      " `from`, `to`: days of the desk's time zone, both included; or `last`: so many until today, 30 unless given."
          + " `type`, `team`, `channel`, `priority`, `campaign`: several with commas. `grain`: hour, day, week, month.";

  private final CellQueries cells;
  private final Clock clock;

  Questions(CellQueries cells, Clock clock) {
    this.cells = cells;
    this.clock = clock;
  }

  /** The question of a person; refused when the person may not see figures. */
  Question of(Access access, Map<String, String> parameters) {
    Question.requireReader(access);
    ZoneId zone = cells.zone();
    return Question.of(access, parameters, zone, LocalDate.now(clock.withZone(zone)));
  }
}
