package io.launchdesk.standalone.doctor;

/**
 * One thing that was looked at.
 *
 * @param level how it is
 * @param subject what it is about, e.g. {@code Disk}
 * @param text what was found
 */
record Finding(Level level, String subject, String text) {

  enum Level {
    /** As it should be. */
    OK("ok"),
    /** To be known, harms nothing now. */
    NOTE("note"),
    /** Not well: the doctor's exit code is not 0. */
    BAD("BAD");

    private final String shown;

    Level(String shown) {
      this.shown = shown;
    }
  }

  static Finding ok(String subject, String text) {
    return new Finding(Level.OK, subject, text);
  }

  static Finding note(String subject, String text) {
    return new Finding(Level.NOTE, subject, text);
  }

  static Finding bad(String subject, String text) {
    return new Finding(Level.BAD, subject, text);
  }

  /** A finding that is bad when this condition does not hold. */
  static Finding when(boolean well, String subject, String text) {
    return well ? ok(subject, text) : bad(subject, text);
  }

  /** The line that is shown. */
  String line() {
    return String.format("  %-4s  %-14s %s", level.shown, subject, text);
  }
}
