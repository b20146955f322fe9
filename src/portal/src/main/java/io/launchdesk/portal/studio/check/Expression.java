package io.launchdesk.portal.studio.check;

import io.launchdesk.portal.studio.check.AllowListCheck.Refused;
import java.util.stream.Stream;

/**
 * FEEL that stands in a model.
 *
 * @param element the id of the nearest element that has one
 * @param text without the {@code =} in front
 * @param unaryTests whether it is a cell of a decision table
 */
record Expression(String element, String text, boolean unaryTests) {

  /** What of it the engine must not get; empty when it is harmless. */
  Stream<Refused> refused() {
    return FeelSyntax.objections(text, unaryTests).stream()
        .map(objection -> new Refused(element, objection.to(shown())));
  }

  private String shown() {
    return text.length() <= 80 ? text : text.substring(0, 79) + "…";
  }
}
