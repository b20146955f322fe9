package io.launchdesk.standalone.supervisor;

import java.util.Locale;

/** Where a part is between being started and stopped. */
public enum PartState {
  /** Not started yet. */
  WAITING,
  /** The process runs and does not answer yet. */
  STARTING,
  /** It works. */
  UP,
  /** The process runs but does not work at the moment. */
  UNREADY,
  /** It died and is started again after a pause. */
  RESTARTING,
  /** It was ended for a moment, such as a backup's, and is started again after it. */
  HELD,
  /** It was asked to end. */
  STOPPING,
  /** It has ended as asked. */
  STOPPED,
  /** It did not come up and is given up. */
  FAILED;

  /** The name as it is written in JSON, e.g. {@code up}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
