package io.launchdesk.core.contract;

import java.util.List;

/**
 * A task header by which a model tells a worker how to do a step.
 *
 * @param needed whether a step cannot do without it
 * @param choices what it may be; empty when it is free
 */
public record ContractHeader(
    String key, String title, boolean needed, String meaning, List<String> choices) {

  static ContractHeader needed(String key, String title, String meaning, String... choices) {
    return new ContractHeader(key, title, true, meaning, List.of(choices));
  }

  static ContractHeader optional(String key, String title, String meaning, String... choices) {
    return new ContractHeader(key, title, false, meaning, List.of(choices));
  }
}
