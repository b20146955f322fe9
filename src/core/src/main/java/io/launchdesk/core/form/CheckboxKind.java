package io.launchdesk.core.form;

import java.util.Map;
import java.util.Optional;

/** Yes or no. Required means that it must be ticked. */
record CheckboxKind() implements Kind {

  @Override
  public Optional<String> problem(Object value, Map<String, Object> scope) {
    return value instanceof Boolean ? Optional.empty() : Optional.of("tick it or leave it empty");
  }

  @Override
  public boolean isEmpty(Object value) {
    return value == null || Boolean.FALSE.equals(value);
  }

  @Override
  public String remedy() {
    return "tick this to go on";
  }
}
