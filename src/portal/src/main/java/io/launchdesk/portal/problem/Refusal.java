package io.launchdesk.portal.problem;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Thrown when a call is refused; becomes a problem detail at the edge. */
public class Refusal extends RuntimeException {
  private final transient ProblemType type;
  private final transient List<FieldError> errors;
  private final transient Object current;
  private final transient Duration retryAfter;

  public Refusal(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public Refusal(ProblemType type, String detail, List<FieldError> errors) {
    this(type, detail, errors, null, null);
  }

  /**
   * @param current what is there instead of what the caller thought; told in the problem
   */
  public Refusal(ProblemType type, String detail, Object current) {
    this(type, detail, List.of(), current, null);
  }

  /**
   * @param retryAfter how long the caller had better wait
   */
  public Refusal(ProblemType type, String detail, Duration retryAfter) {
    this(type, detail, List.of(), null, retryAfter);
  }

  private Refusal(
      ProblemType type,
      String detail,
      List<FieldError> errors,
      Object current,
      Duration retryAfter) {
    super(detail, null, false, false);
    this.type = type;
    this.errors = List.copyOf(errors);
    this.current = current;
    this.retryAfter = retryAfter;
  }

  /** The database does not answer. When to come again is spread, so that not all come at once. */
  public static Refusal databaseAway() {
    return new Refusal(
        ProblemType.DATABASE_UNAVAILABLE,
        "The database did not answer; nothing was stored.",
        moment());
  }

  /** The engine does not answer, or takes nothing now, and the call needs its answer. */
  public static Refusal engineAway() {
    return new Refusal(
        ProblemType.ENGINE_UNAVAILABLE, "The engine did not answer in time.", moment());
  }

  private static Duration moment() {
    return Duration.ofSeconds(ThreadLocalRandom.current().nextLong(2, 6));
  }

  /** Unknown, or hidden from the caller: both look alike. */
  public static Refusal notFound(String what, Object id) {
    return new Refusal(
        ProblemType.NOT_FOUND, "There is no " + what + " " + id + " that you may see.");
  }

  /** One field of the body is wrong. */
  public static Refusal invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** Fields of the body are wrong. */
  public static Refusal invalid(List<FieldError> errors) {
    String detail =
        errors.size() == 1
            ? errors.getFirst().field() + ": " + errors.getFirst().message()
            : errors.size() + " fields are not valid.";
    return new Refusal(ProblemType.INVALID_FIELDS, detail, errors);
  }

  /** A parameter of the address is wrong. */
  public static Refusal parameter(String name, String message) {
    return new Refusal(
        ProblemType.INVALID_PARAMETER,
        name + ": " + message,
        List.of(new FieldError(name, message)));
  }

  public ProblemType type() {
    return type;
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** How many seconds the caller had better wait, at least one; null when that is not known. */
  public Long retryAfterSeconds() {
    return retryAfter == null ? null : Math.max(1, retryAfter.plusMillis(999).toSeconds());
  }

  /** What is there instead of what the caller thought; null when there is nothing to tell. */
  public Object current() {
    return current;
  }
}
