package io.launchdesk.portal.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.store.engine.DeployedForm;
import io.launchdesk.store.engine.EngineQueries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says an answer in the words of its form: the labels of the options that steer the process. */
@Component
class FormWords {
  private final EngineQueries engine;
  private final ObjectMapper mapper;
  private final Map<Long, Map<String, Map<String, String>>> options = new ConcurrentHashMap<>();

  FormWords(EngineQueries engine, ObjectMapper mapper) {
    this.engine = engine;
    this.mapper = mapper;
  }

  /**
   * @param formKey null when the task had no form
   * @param data what was entered
   * @return e.g. {@code Approve}; null when the form has no field that steers
   */
  String answer(Long formKey, Map<String, Object> data) {
    if (formKey == null) {
      return null;
    }
    String words =
        options(formKey).entrySet().stream()
            .filter(field -> data.get(field.getKey()) != null)
            .map(
                field -> {
                  String value = data.get(field.getKey()).toString();
                  return field.getValue().getOrDefault(value, value);
                })
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? null : words;
  }

  private Map<String, Map<String, String>> options(long formKey) {
    Map<String, Map<String, String>> known = options.get(formKey);
    if (known == null) {
      known = engine.form(formKey).map(this::read).orElse(null);
      if (known == null) {
        return Map.of();
      }
      options.put(formKey, known);
    }
    return known;
  }

  private Map<String, Map<String, String>> read(DeployedForm form) {
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    try {
      collect(mapper.readTree(form.schema()), found);
    } catch (JsonProcessingException e) {
      return Map.of();
    }
    return found;
  }

  private static void collect(JsonNode component, Map<String, Map<String, String>> found) {
    if (component.at("/properties/steering").asText().equals("true")) {
      Map<String, String> labels = new LinkedHashMap<>();
      component
          .path("values")
          .forEach(
              option -> labels.put(option.path("value").asText(), option.path("label").asText()));
      found.put(component.path("key").asText(), labels);
    }
    component.path("components").forEach(child -> collect(child, found));
  }
}
