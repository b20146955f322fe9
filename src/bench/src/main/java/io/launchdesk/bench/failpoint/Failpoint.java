package io.launchdesk.bench.failpoint;

import java.util.List;

/**
 * A place in a program at which it is halted.
 *
 * @param type binary name of the class
 * @param method its name; all methods of this name count
 * @param moment before its first statement, or after it has returned normally
 * @param within binary name of a class that must be among the callers; empty when anybody may be
 * @param passes how often it goes on before it is halted
 */
public record Failpoint(String type, String method, Moment moment, String within, int passes) {
  private static final String SEPARATOR = ",";

  /** Where at the method. */
  public enum Moment {
    /** Nothing of it has been done. */
    ENTERED,
    /** All of it has been done, and its caller does not know yet. */
    RETURNING
  }

  /** Before the method's first statement. */
  public static Failpoint entering(String type, String method) {
    return new Failpoint(type, method, Moment.ENTERED, "", 0);
  }

  /** When the method has done all it does; not when it throws. */
  public static Failpoint returning(String type, String method) {
    return new Failpoint(type, method, Moment.RETURNING, "", 0);
  }

  /** The same, when this class is among the callers. */
  public Failpoint within(String caller) {
    return new Failpoint(type, method, moment, caller, passes);
  }

  /** The same after this many passes. */
  public Failpoint after(int more) {
    return new Failpoint(type, method, moment, within, more);
  }

  /** For {@link #decoded(String)}. */
  String encoded() {
    return String.join(
        SEPARATOR, List.of(type, method, moment.name(), Integer.toString(passes), within));
  }

  static Failpoint decoded(String text) {
    String[] part = text.split(SEPARATOR, -1);
    return new Failpoint(
        part[0], part[1], Moment.valueOf(part[2]), part[4], Integer.parseInt(part[3]));
  }

  @Override
  public String toString() {
    return type + "#" + method + " " + moment.name().toLowerCase(java.util.Locale.ROOT);
  }
}
