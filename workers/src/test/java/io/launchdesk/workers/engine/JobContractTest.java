package io.launchdesk.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.annotation.VariablesAsType;
import io.launchdesk.core.contract.ContractVariable;
import io.launchdesk.core.contract.JobContract;
import io.launchdesk.core.contract.JobContracts;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/** The editor offers what the contract says: so the workers must read and set just that. */
class JobContractTest {

  @ParameterizedTest
  @MethodSource("workers")
  void shouldReadAndSetWhatTheContractSays(String type, Method worker) {
    // given
    JobContract contract = JobContracts.of(type).orElseThrow();

    // then
    assertThat(read(worker)).isEqualTo(types(contract.reads()));
    assertThat(set(worker)).isEqualTo(types(contract.sets()));
  }

  static Stream<Object[]> workers() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(
        new RegexPatternTypeFilter(java.util.regex.Pattern.compile(".*Worker")));
    return scanner.findCandidateComponents("io.launchdesk.workers").stream()
        .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
        .flatMap(found -> Arrays.stream(found.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(JobWorker.class))
        .map(method -> new Object[] {method.getAnnotation(JobWorker.class).type(), method});
  }

  private static Map<String, String> read(Method worker) {
    Map<String, String> found = new TreeMap<>();
    for (Parameter parameter : worker.getParameters()) {
      if (parameter.isAnnotationPresent(Variable.class)) {
        found.put(parameter.getName(), feel(parameter.getType()));
      } else if (parameter.isAnnotationPresent(VariablesAsType.class)) {
        found.putAll(components(parameter.getType()));
      }
    }
    return found;
  }

  private static Map<String, String> set(Method worker) {
    return worker.getReturnType() == void.class ? Map.of() : components(worker.getReturnType());
  }

  private static Map<String, String> components(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .collect(
            Collectors.toMap(
                RecordComponent::getName,
                component -> feel(component.getType()),
                (a, b) -> a,
                TreeMap::new));
  }

  private static Map<String, String> types(Collection<ContractVariable> variables) {
    return variables.stream()
        .collect(Collectors.toMap(ContractVariable::name, ContractVariable::type));
  }

  private static String feel(Class<?> type) {
    if (type == String.class || type == Instant.class) {
      return "string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type) || type == BigDecimal.class) {
      return "number";
    }
    return Collection.class.isAssignableFrom(type) ? "list" : "context";
  }
}
