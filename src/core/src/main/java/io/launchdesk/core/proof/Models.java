package io.launchdesk.core.proof;

import io.launchdesk.core.proof.decision.DecisionFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is proven: models as they would be live together.
 *
 * @param forms by id, the facts that each steers, and the values that can be chosen; a fact without
 *     values may be anything. A choice that may be left out has {@link #NOTHING} among its values
 * @param decisions by id, the file that each is in; empty for one that cannot be read
 */
public record Models(
    List<ProcessGraph> processes,
    Map<String, Map<String, List<String>>> forms,
    Map<String, Optional<DecisionFile>> decisions) {

  /** Stands for a choice that was not made. */
  public static final String NOTHING = (String) Facts.NULL;
}
