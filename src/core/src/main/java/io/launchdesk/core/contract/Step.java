package io.launchdesk.core.contract;

import java.util.Locale;

/**
 * A step of a process, named in kebab-case by the name part of its element id: {@code
 * UserTask_CheckFeasibility} is the step {@code check-feasibility}. SLA policies and approvals name
 * steps.
 */
public record Step(String name) {

  /**
   * @param elementId a BPMN element id of the form {@code Prefix_PascalCase}
   * @return the element's step
   * @throws IllegalArgumentException when the id has no prefix or no name
   */
  public static Step ofElement(String elementId) {
    int underscore = elementId.indexOf('_');
    if (underscore < 1 || underscore == elementId.length() - 1) {
      throw new IllegalArgumentException("element id without prefix and name: " + elementId);
    }
    String name = elementId.substring(underscore + 1);
    return new Step(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
  }
}
