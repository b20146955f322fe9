package io.launchdesk.portal.studio.check;

import io.launchdesk.core.finding.Sentence;

/**
 * What speaks against an expression.
 *
 * @param code of the sentence that says so, and what to do
 * @param place the name of what it says besides the expression; null when that is nothing
 * @param value what stands in that place
 */
record Objection(String code, String place, Object value) {

  Objection(String code) {
    this(code, null, null);
  }

  /** The sentence about an expression. */
  Sentence to(String expression) {
    return place == null
        ? Sentence.of(code, "text", expression)
        : Sentence.of(code, "text", expression, place, value);
  }
}
