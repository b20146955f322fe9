package io.launchdesk.standalone.demo;

import java.util.Map;

/**
 * What a person answers to a task.
 *
 * @param variables the form's fields
 * @param mark what the request's script remembers once the answer was taken; null for nothing
 */
record Reply(Map<String, Object> variables, String mark) {

  static Reply of(Map<String, Object> variables) {
    return new Reply(variables, null);
  }

  static Reply of(String field, Object value) {
    return of(Map.of(field, value));
  }

  /** An answer that is given with a reason. */
  static Reply because(String field, String value, String reason) {
    return of(Map.of(field, value, "reason", reason));
  }

  Reply marking(String what) {
    return new Reply(variables, what);
  }
}
