package io.launchdesk.portal.studio.check;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.store.studio.ModelId;
import java.util.List;

/**
 * Something that a check has found in a model.
 *
 * @param model where
 * @param element the id of the element, rule or form field; empty when it is the model as a whole
 * @param rule the name of the rule, like {@code label-required}
 * @param severity whether it stands in the way of going live
 * @param sentence what is wrong and what to do
 * @param path the ids of the elements that lead there, the first one first; empty when there is no
 *     way to tell
 */
public record Finding(
    ModelId model,
    String element,
    String rule,
    Severity severity,
    Sentence sentence,
    List<String> path) {
  /** The sentence in English. */
  public String message() {
    return sentence.english();
  }

  /** Whether a finding stands in the way. */
  public enum Severity {
    /** The model does not go live. */
    ERROR,
    /** Whoever reviews it should know. */
    WARNING
  }
}
