package io.launchdesk.portal.engine;

import io.launchdesk.core.contract.Step;
import io.launchdesk.store.engine.DiagramQueries;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The labels that process owners gave to elements, read from the deployed diagrams. */
@Component
public class ElementNames {
  private static final Logger LOG = LoggerFactory.getLogger(ElementNames.class);
  private final DiagramQueries engine;
  private final Map<Long, Map<String, String>> byDefinition = new ConcurrentHashMap<>();

  ElementNames(DiagramQueries engine) {
    this.engine = engine;
  }

  /**
   * The element's label; words made of its id when the diagram has none or is not known yet.
   *
   * @param elementId an element id of the form {@code Prefix_PascalCase}
   */
  public String of(long processDefinitionKey, String elementId) {
    Map<String, String> names = byDefinition.get(processDefinitionKey);
    if (names == null) {
      names = engine.diagram(processDefinitionKey).map(d -> read(d.xml())).orElse(null);
      if (names != null) {
        byDefinition.put(processDefinitionKey, names);
      }
    }
    String name = names == null ? null : names.get(elementId);
    return name == null || name.isBlank() ? words(elementId) : name;
  }

  /** The labels of a diagram by id, the process's own among them; what has none is left out. */
  public Map<String, String> all(DiagramQueries.Diagram diagram) {
    return byDefinition.computeIfAbsent(diagram.key(), key -> read(diagram.xml()));
  }

  private static String words(String elementId) {
    if (elementId.indexOf('_') < 1 || elementId.endsWith("_")) {
      return elementId;
    }
    String words = Step.ofElement(elementId).name().replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static Map<String, String> read(String xml) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Map<String, String> names = new HashMap<>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          String id = reader.getAttributeValue(null, "id");
          String name = reader.getAttributeValue(null, "name");
          if (id != null && name != null) {
            names.put(id, name.replaceAll("\\s+", " ").strip());
          }
        }
      }
    } catch (XMLStreamException e) {
      LOG.warn("a deployed diagram cannot be read, labels are made of ids: {}", e.getMessage());
    }
    return names;
  }
}
