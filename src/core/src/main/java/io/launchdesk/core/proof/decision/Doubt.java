package io.launchdesk.core.proof.decision;

/**
 * Something of a decision that cannot be told, and so is assumed to be possible.
 *
 * @param decision its id
 * @param element id of the rule; that of the decision when it is all of it
 */
public record Doubt(String decision, String element, Reason reason) {

  /** What cannot be told. */
  public enum Reason {
    /** Whether a condition holds: it takes more than comparing with values that are written out. */
    CONDITION,
    /** A result that is not written out. */
    RESULT,
    /** The decision is made in another way than by a table or an expression. */
    LOGIC,
    /** There are too many cases to try. */
    SIZE
  }
}
