package io.launchdesk.bench;

import io.launchdesk.bench.report.Measured;
import java.util.Map;

/**
 * A measurement that does to a system what nobody wants done to theirs: always of one that is
 * started for it.
 */
public abstract class OwnSystemScenario extends Scenario {

  /** What portal and workers are told, as variables {@code LAUNCHDESK_*}. */
  protected Map<String, String> settingsOfOwn() {
    return OwnSystem.NO_LIMITS;
  }

  /** Measures that system. */
  protected abstract void measure(OwnSystem system, Measured measured) throws Exception;

  @Override
  protected final void measure(Measured measured) throws Exception {
    try (OwnSystem system = OwnSystem.start(own -> own.withSettings(settingsOfOwn()))) {
      measure(system, measured);
    }
  }
}
