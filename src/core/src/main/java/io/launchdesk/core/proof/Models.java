package io.launchdesk.core.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is proven: models as they would be live together.
 *
 * @param forms by id, the facts that each steers, and the values that can be chosen; a fact without
 *     values may be anything. A choice that may be left out has {@link #NOTHING} among its values
 * @param decisions ids of all decisions
 */
public record Models(
    List<ProcessGraph> processes,
    Map<String, Map<String, List<String>>> forms,
    Set<String> decisions) {

  /** Stands for a choice that was not made. */
  public static final String NOTHING = (String) Facts.NULL;
}
