package io.launchdesk.core.contract;

/**
 * A process variable that models and workers agree on.
 *
 * @param type a type of FEEL: {@code string}, {@code number}, {@code boolean}, {@code list} or
 *     {@code context}
 * @param needed whether a step cannot do without it
 * @param meaning what it says, in a sentence without a full stop
 */
public record ContractVariable(String name, String type, boolean needed, String meaning) {

  static ContractVariable needed(String name, String type, String meaning) {
    return new ContractVariable(name, type, true, meaning);
  }

  static ContractVariable optional(String name, String type, String meaning) {
    return new ContractVariable(name, type, false, meaning);
  }
}
