package io.launchdesk.portal.studio.check;

import io.launchdesk.store.studio.ModelId;
import java.util.List;

/**
 * Something that a check has found in a model.
 *
 * @param model where
 * @param element the id of the element, rule or form field; empty when it is the model as a whole
 * @param rule the name of the rule, like {@code label-required}
 * @param severity whether it stands in the way of going live
 * @param message in a sentence, what is wrong and what to do
 * @param path the ids of the elements that lead there, the first one first; empty when there is no
 *     way to tell
 */
public record Finding(
    ModelId model,
    String element,
    String rule,
    Severity severity,
    String message,
    List<String> path) {
  /** Whether a finding stands in the way. */
  public enum Severity {
    /** The model does not go live. */
    ERROR,
    /** Whoever reviews it should know. */
    WARNING
  }
}
