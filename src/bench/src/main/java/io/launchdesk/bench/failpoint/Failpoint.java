package io.launchdesk.bench.failpoint;

import java.time.Duration;
import java.util.List;

/**
 * A place in a program at which it is halted, or made to wait.
 *
 * @param type binary name of the class
 * @param method its name; all methods of this name count
 * @param moment before its first statement, or after it has returned normally
 * @param within binary name of a class that must be among the callers; empty when anybody may be
 * @param passes how often it goes on before it is halted
 * @param stall how long it waits there, each time, instead of being halted; zero halts it
 */
public record Failpoint(
    String type, String method, Moment moment, String within, int passes, Duration stall) {
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
    return new Failpoint(type, method, Moment.ENTERED, "", 0, Duration.ZERO);
  }

  /** When the method has done all it does; not when it throws. */
  public static Failpoint returning(String type, String method) {
    return new Failpoint(type, method, Moment.RETURNING, "", 0, Duration.ZERO);
  }

  /** The same, when this class is among the callers. */
  public Failpoint within(String caller) {
    return new Failpoint(type, method, moment, caller, passes, stall);
  }

  /** The same after this many passes. */
  public Failpoint after(int more) {
    return new Failpoint(type, method, moment, within, more, stall);
  }

  /** The same, where the process waits so long each time and goes on. */
  public Failpoint stalling(Duration pause) {
    return new Failpoint(type, method, moment, within, passes, pause);
  }

  /** For {@link #decoded(String)}. */
  String encoded() {
    return String.join(
        SEPARATOR,
        List.of(
            type,
            method,
            moment.name(),
            Integer.toString(passes),
            Long.toString(stall.toMillis()),
            within));
  }

  static Failpoint decoded(String text) {
    String[] part = text.split(SEPARATOR, -1);
    return new Failpoint(
        part[0],
        part[1],
        Moment.valueOf(part[2]),
        part[5],
        Integer.parseInt(part[3]),
        Duration.ofMillis(Long.parseLong(part[4])));
  }

  @Override
  public String toString() {
    return type + "#" + method + " " + moment.name().toLowerCase(java.util.Locale.ROOT);
  }
}
