package io.launchdesk.portal.engine;

import io.launchdesk.store.engine.DiagramQueries;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;

/** The rules of deployed decision tables, as their owners wrote them. */
@Component
public class DecisionRules {
  private final DiagramQueries engine;
  private final Map<Long, Decisions> known = new ConcurrentHashMap<>();

  DecisionRules(DiagramQueries engine) {
    this.engine = engine;
  }

  /**
   * A rule of a decision table.
   *
   * @param description what its owner wrote beside it; null when nothing
   * @param tests for each input of the table in its order: whether the rule looks at it
   */
  public record Rule(String description, List<Boolean> tests) {
    /** Whether the rule looks at the input with this position. */
    public boolean looksAt(int input) {
      return input < tests.size() && tests.get(input);
    }
  }

  /** All tables of one deployed file: their rules by id, and the names of their outputs by id. */
  private record Decisions(Map<String, Rule> rules, Map<String, String> outputs) {
    static final Decisions NONE = new Decisions(Map.of(), Map.of());
  }

  /**
   * @param decisionKey the engine's key of the decision, as a decision's record has it
   * @return empty when the table or the rule is not known here
   */
  public Optional<Rule> find(Object decisionKey, String ruleId) {
    return Optional.ofNullable(decisions(decisionKey).rules().get(ruleId));
  }

  /**
   * The name by which a model reads an output; the engine's records have the label for people.
   *
   * @return empty when the table or the output is not known here
   */
  public Optional<String> outputName(Object decisionKey, String outputId) {
    return Optional.ofNullable(decisions(decisionKey).outputs().get(outputId));
  }

  private Decisions decisions(Object decisionKey) {
    if (!(decisionKey instanceof Number key)) {
      return Decisions.NONE;
    }
    Decisions found = known.get(key.longValue());
    if (found == null) {
      found = engine.decisionXml(key.longValue()).map(DecisionRules::read).orElse(Decisions.NONE);
      if (!found.rules().isEmpty()) {
        known.put(key.longValue(), found);
      }
    }
    return found;
  }

  private static Decisions read(String xml) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      Decisions found = new Decisions(new HashMap<>(), new HashMap<>());
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        String id = reader.getAttributeValue(null, "id");
        if (reader.getLocalName().equals("rule")) {
          found.rules().put(id, rule(reader));
        } else if (reader.getLocalName().equals("output")
            && reader.getAttributeValue(null, "name") != null) {
          found.outputs().put(id, reader.getAttributeValue(null, "name"));
        }
      }
      return found;
    } catch (XMLStreamException e) {
      return Decisions.NONE;
    }
  }

  private static Rule rule(XMLStreamReader reader) throws XMLStreamException {
    String description = null;
    List<Boolean> tests = new ArrayList<>();
    boolean input = false;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("rule")) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (reader.getLocalName()) {
        case "description" -> description = reader.getElementText().strip();
        case "inputEntry" -> input = true;
        case "outputEntry" -> input = false;
        case "text" -> {
          String condition = reader.getElementText().strip();
          if (input) {
            tests.add(!condition.isEmpty() && !condition.equals("-"));
          }
        }
        default -> {
          // Annotations and extensions say nothing about when a rule matches.
        }
      }
    }
    return new Rule(description, List.copyOf(tests));
  }
}
