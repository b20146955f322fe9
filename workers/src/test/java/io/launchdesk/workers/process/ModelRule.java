package io.launchdesk.workers.process;

import java.util.List;
import java.util.function.Function;

/**
 * Something that every model keeps to.
 *
 * @param problems what a model does wrong; empty when it keeps the rule
 */
record ModelRule(String name, Function<ProcessFile, List<String>> problems) {

  @Override
  public String toString() {
    return name;
  }
}
