package io.launchdesk.core.form;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Builds small forms for tests. */
final class Forms {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2027-06-15T12:00:00Z"), ZoneOffset.UTC);

  private Forms() {}

  /** A form of these components; each is JSON written with single quotes. */
  static FormSchema form(String... components) {
    return FormSchema.parse(json(components), CLOCK);
  }

  static String json(String... components) {
    return "{'id':'sample','components':[%s]}"
        .formatted(String.join(",", components))
        .replace('\'', '"');
  }

  static List<String> messages(List<FieldProblem> problems) {
    return problems.stream().map(FieldProblem::message).toList();
  }

  static List<String> fields(List<FieldProblem> problems) {
    return problems.stream().map(FieldProblem::field).toList();
  }
}
