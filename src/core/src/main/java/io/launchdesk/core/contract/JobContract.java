package io.launchdesk.core.contract;

import java.util.List;

/**
 * What a job type does, needs and gives: models rely on it and the workers keep it.
 *
 * @param type the job type
 * @param title what a step of it is called, a verb and an object
 * @param meaning what it does, in sentences
 * @param reads the variables that it reads
 * @param headers the task headers that it reads
 * @param sets the variables that it sets
 */
public record JobContract(
    String type,
    String title,
    JobArea area,
    String meaning,
    List<ContractVariable> reads,
    List<ContractHeader> headers,
    List<ContractVariable> sets) {

  static JobContract of(String type, String title, JobArea area, String meaning) {
    return new JobContract(type, title, area, meaning, List.of(), List.of(), List.of());
  }

  JobContract reading(ContractVariable... variables) {
    return new JobContract(type, title, area, meaning, List.of(variables), headers, sets);
  }

  JobContract told(ContractHeader... told) {
    return new JobContract(type, title, area, meaning, reads, List.of(told), sets);
  }

  JobContract setting(ContractVariable... variables) {
    return setting(List.of(variables));
  }

  JobContract setting(List<ContractVariable> variables) {
    return new JobContract(type, title, area, meaning, reads, headers, List.copyOf(variables));
  }
}
