package io.launchdesk.core.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * A deployed form (form-js schema), as the server sees it: which values it takes and under which
 * conditions. Immutable and safe for use by several threads; parse once per deployed form.
 *
 * <p>Conditions and {@code valuesKey} see the values of the form's own fields and the context given
 * with {@link #with}; what a person sends beyond the form's fields is seen by nobody. Hidden and
 * read-only fields are neither checked nor taken over.
 */
public final class FormSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String id;
  private final List<Component> components;
  private final Map<String, Object> context;

  private FormSchema(String id, List<Component> components, Map<String, Object> context) {
    this.id = id;
    this.components = components;
    this.context = context;
  }

  /**
   * Reads a form.
   *
   * @param json the form's JSON
   * @throws FormSchemaException when it is no form, or holds something that this server does not
   *     support or refuses (such as an expression beyond the allowed ones)
   */
  public static FormSchema parse(String json) {
    return parse(json, Clock.systemUTC());
  }

  /**
   * Reads a form.
   *
   * @param json the form's JSON
   * @param clock tells today, for dates that may not lie in the past
   * @throws FormSchemaException as {@link #parse(String)}
   */
  public static FormSchema parse(String json, Clock clock) {
    JsonNode root = read(json);
    if (!root.path("components").isArray()) {
      throw new FormSchemaException("form", "it has no components");
    }
    return new FormSchema(
        root.path("id").asText(""), new FormParser(clock).components(root), Map.of());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new FormSchemaException("form", "it is no JSON: " + e.getOriginalMessage());
    }
  }

  /** The form's id, by which processes link it. */
  public String id() {
    return id;
  }

  /**
   * The same form with variables that the person cannot write, such as the task's own. Options by
   * {@code valuesKey} and read-only values come from here.
   *
   * @param context JSON values by name
   */
  public FormSchema with(Map<String, Object> context) {
    return new FormSchema(id, components, context);
  }

  /**
   * All that is missing or wrong.
   *
   * @param data what the person entered: JSON values by field
   * @return one problem per field at most, in the form's order; empty when the data is complete
   */
  public List<FieldProblem> problems(Map<String, Object> data) {
    return reading(data).problems(true);
  }

  /** What is wrong; what is only missing is not told. Otherwise as {@link #problems}. */
  public List<FieldProblem> malformed(Map<String, Object> data) {
    return reading(data).problems(false);
  }

  /**
   * The values that count: those of fields that the form shows for this data and that may be
   * written.
   */
  public Map<String, Object> visible(Map<String, Object> data) {
    return reading(data).accepted();
  }

  /**
   * The values that go to the engine: those of {@link #visible} whose field has the custom property
   * {@code steering} with the value {@code true}.
   */
  public Map<String, Object> steering(Map<String, Object> data) {
    return reading(data).steering();
  }

  /** The fields in the form's order, in the words that people see. */
  public List<FieldWords> fields() {
    return FieldWords.of(components);
  }

  /** The single fields in the form's order, with what each of them takes. */
  public List<FieldShape> shapes() {
    return FieldShape.of(components);
  }

  private FormReading reading(Map<String, Object> data) {
    return new FormReading(components, context, data);
  }
}
