package io.launchdesk.portal.studio.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.core.proof.Models;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that a form steers, and what can be chosen for each. */
final class SteeredFacts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SteeredFacts() {}

  /**
   * @return values by fact; none for a fact that may be anything; empty when it is no form
   */
  static Optional<Map<String, List<String>>> of(String form) {
    try {
      Map<String, List<String>> facts = new HashMap<>();
      collect(JSON.readTree(form), facts);
      return Optional.of(facts);
    } catch (JsonProcessingException noForm) {
      return Optional.empty();
    }
  }

  private static void collect(JsonNode component, Map<String, List<String>> facts) {
    if (component.at("/properties/steering").asText().equals("true")) {
      facts.put(component.path("key").asText(), values(component));
    }
    component.path("components").forEach(child -> collect(child, facts));
  }

  private static List<String> values(JsonNode component) {
    List<String> values = new ArrayList<>();
    component.path("values").forEach(one -> values.add(one.path("value").asText()));
    boolean certain =
        component.at("/validate/required").asBoolean() && !component.has("conditional");
    if (!values.isEmpty() && !certain) {
      values.add(Models.NOTHING);
    }
    return values;
  }
}
