package io.launchdesk.core.form;

import java.util.List;

/** A part of a form that holds values. What only shows something (text, separators) is left out. */
sealed interface Component {

  /**
   * Where the values lie below the surrounding component's value; empty for a group without one.
   */
  List<String> path();

  /** When this component, and all below it, is not shown. */
  Condition hidden();

  /** The name that people see. */
  String label();

  /**
   * A single value.
   *
   * @param readonly when people may look but not write
   * @param remedy what to say to someone who left it empty, without the label
   * @param steering whether the value goes to the engine
   */
  record Field(
      List<String> path,
      String label,
      Condition hidden,
      Condition readonly,
      boolean required,
      boolean steering,
      String remedy,
      Kind kind)
      implements Component {}

  /** Components side by side, whose values may lie under a common path. */
  record Group(List<String> path, String label, Condition hidden, List<Component> children)
      implements Component {}

  /** Components that are repeated for each entry of a list. */
  record Repeated(
      List<String> path, String label, Condition hidden, boolean steering, List<Component> children)
      implements Component {}
}
