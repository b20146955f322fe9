package io.launchdesk.core.form;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One or several of the offered options.
 *
 * @param several whether the value is a list
 * @param options what is offered
 */
record ChoiceKind(boolean several, Options options) implements Kind {

  private static final int LISTED = 12;

  @Override
  public Optional<String> problem(Object value, Map<String, Object> scope) {
    List<Options.Option> offered = options.in(scope);
    if (!several) {
      return offers(offered, value)
          ? Optional.empty()
          : Optional.of("choose one of " + listed(offered));
    }
    if (!(value instanceof Collection<?> chosen)) {
      return Optional.of("give a list of " + listed(offered));
    }
    Set<Object> seen = new HashSet<>();
    for (Object one : chosen) {
      if (!offers(offered, one)) {
        return Optional.of("choose only from " + listed(offered));
      }
      if (!seen.add(one)) {
        return Optional.of("choose each option once");
      }
    }
    return Optional.empty();
  }

  @Override
  public String remedy() {
    return several ? "choose at least one" : "choose one";
  }

  private static boolean offers(List<Options.Option> offered, Object value) {
    return offered.stream().anyMatch(option -> option.takes(value));
  }

  private static String listed(List<Options.Option> offered) {
    if (offered.isEmpty()) {
      return "the options (none are offered at the moment)";
    }
    String names =
        offered.stream().limit(LISTED).map(Options.Option::label).collect(Collectors.joining(", "));
    return offered.size() > LISTED ? names + " ..." : names;
  }
}
