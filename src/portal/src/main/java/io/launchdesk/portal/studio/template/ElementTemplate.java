package io.launchdesk.portal.studio.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A template of a step as Camunda's editors read it.
 *
 * @param schema the address by which editors know the format
 * @param version counts up when the template changes; the editor offers to renew steps of older
 *     ones
 * @see <a
 *     href="https://docs.camunda.io/docs/components/modeler/element-templates/defining-templates/">Defining
 *     templates</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ElementTemplate(
    @JsonProperty("$schema") String schema,
    String name,
    String id,
    int version,
    String description,
    Category category,
    List<String> appliesTo,
    ElementType elementType,
    Icon icon,
    List<Group> groups,
    List<Property> properties) {

  record Category(String id, String name) {}

  record ElementType(String value) {}

  /**
   * @param contents an address with the picture in it ({@code data:})
   */
  record Icon(String contents) {}

  record Group(String id, String label) {}

  /** Where a value stands in the model. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Binding(String type, String property, String key, String name, String source) {
    static Binding taskType() {
      return new Binding("zeebe:taskDefinition", "type", null, null, null);
    }

    static Binding header(String key) {
      return new Binding("zeebe:taskHeader", null, key, null, null);
    }

    static Binding input(String name) {
      return new Binding("zeebe:input", null, null, name, null);
    }
  }

  record Constraints(boolean notEmpty) {}

  record Choice(String name, String value) {}

  /**
   * A field of the template.
   *
   * @param optional nothing is written into the model when it is empty
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Property(
      String id,
      String label,
      String description,
      String type,
      String value,
      String group,
      String feel,
      Boolean optional,
      Constraints constraints,
      List<Choice> choices,
      Binding binding) {}
}
