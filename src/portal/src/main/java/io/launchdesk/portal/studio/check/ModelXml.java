package io.launchdesk.portal.studio.check;

import io.launchdesk.core.change.ModelTree;
import io.launchdesk.core.finding.Sentence;
import io.launchdesk.portal.studio.check.AllowListCheck.Refused;
import io.launchdesk.store.studio.ModelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A BPMN or DMN file as a tree, for what has to be looked at in every part of it. */
final class ModelXml {
  private static final String DMN_FEEL = "feel";
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

  /** Cells of tables: unary tests. What else is evaluated in a decision is an expression. */
  private static final Set<String> CELLS =
      Set.of("inputEntry", "inputValues", "outputValues", "allowedValues");

  /** Notes in DMN: whoever reads the file reads them, the engine does not. */
  private static final Set<String> NOTES = Set.of("annotationEntry", "textAnnotation");

  /** What BPMN evaluates with all the text that is in it, also within elements of its own. */
  private static final Set<String> EVALUATED =
      Set.of(
          "conditionExpression",
          "completionCondition",
          "condition",
          "timeDate",
          "timeDuration",
          "timeCycle");

  /** What the engine finds by a name, and so evaluates it. */
  private static final Set<String> FOUND_BY_NAME =
      Set.of("message", "signal", "error", "escalation");

  private final Document document;

  private ModelXml(Document document) {
    this.document = document;
  }

  /**
   * @param content XML that was found to be bounded and without a document type
   */
  static ModelXml read(String content) {
    return new ModelXml(ModelTree.read(content));
  }

  /** Every element of that name, in whatever namespace. */
  List<Element> elements(String name) {
    return list(document.getElementsByTagNameNS("*", name));
  }

  /** All FEEL in the file. */
  List<Expression> expressions(ModelKind kind) {
    List<Expression> found = new ArrayList<>();
    for (Element element : elements("*")) {
      if (kind == ModelKind.DECISION) {
        addDecision(element, found);
      } else {
        addProcess(element, found);
      }
    }
    return found;
  }

  /** Parts of decisions that are not in FEEL. */
  Stream<Refused> foreignLanguages() {
    return elements("*").stream()
        .flatMap(
            element ->
                Stream.of("expressionLanguage", "kind")
                    .map(element::getAttribute)
                    .filter(language -> !language.isBlank() && !isFeel(language))
                    .map(
                        language ->
                            new Refused(
                                idOf(element),
                                Sentence.of("feel-allowed.language", "language", language))));
  }

  private static boolean isFeel(String language) {
    String lower = language.toLowerCase(Locale.ROOT);
    return lower.equals(DMN_FEEL) || lower.matches("https?://www\\.omg\\.org/spec/dmn/\\d+/feel/?");
  }

  private static void addDecision(Element element, List<Expression> found) {
    if (!"text".equals(element.getLocalName())
        || NOTES.contains(element.getParentNode().getLocalName())) {
      return;
    }
    String text = element.getTextContent().strip();
    if (!text.isEmpty() && !text.equals("-")) {
      boolean cell = CELLS.contains(element.getParentNode().getLocalName());
      found.add(new Expression(idOf(element), text, cell));
    }
  }

  /** In BPMN an expression is whatever begins with {@code =}, be it an attribute or a text. */
  private static void addProcess(Element element, List<Expression> found) {
    IntStream.range(0, element.getAttributes().getLength())
        .mapToObj(i -> (Attr) element.getAttributes().item(i))
        .filter(attribute -> !isWording(element, attribute))
        .map(Attr::getValue)
        .filter(ModelXml::isExpression)
        .forEach(value -> found.add(new Expression(idOf(element), feel(value), false)));
    if (mayBeEvaluated(element) && isExpression(element.getTextContent())) {
      found.add(new Expression(idOf(element), feel(element.getTextContent()), false));
    }
  }

  /** The name of a step is shown, and that is all. */
  private static boolean isWording(Element element, Attr attribute) {
    return "name".equals(attribute.getName())
        && BPMN.equals(element.getNamespaceURI())
        && !FOUND_BY_NAME.contains(element.getLocalName());
  }

  /** Whether the engine may evaluate the element's text. Notes are for readers. */
  private static boolean mayBeEvaluated(Element element) {
    String name = element.getLocalName();
    if (EVALUATED.contains(name)) {
      return true;
    }
    boolean note =
        BPMN.equals(element.getNamespaceURI())
            && ("documentation".equals(name)
                || "text".equals(name)
                    && "textAnnotation".equals(element.getParentNode().getLocalName()));
    return !note && hasTextOfItsOwn(element);
  }

  private static boolean hasTextOfItsOwn(Element element) {
    for (Node part = element.getFirstChild(); part != null; part = part.getNextSibling()) {
      if (part.getNodeType() != Node.ELEMENT_NODE
          && part.getNodeType() != Node.COMMENT_NODE
          && !part.getTextContent().isBlank()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isExpression(String text) {
    return text.stripLeading().startsWith("=");
  }

  private static String feel(String text) {
    return text.strip().substring(1).strip();
  }

  /** The id of an element, else of the nearest around it. */
  static String idOf(Node node) {
    for (Node at = node; at instanceof Element element; at = at.getParentNode()) {
      String id = element.getAttribute("id");
      if (!id.isEmpty() && !isUnseen(element)) {
        return id;
      }
    }
    return "";
  }

  /** Parts with ids that nobody sees on a diagram or in a table. */
  private static boolean isUnseen(Element element) {
    String name = element.getLocalName();
    return name.endsWith("EventDefinition")
        || name.endsWith("LoopCharacteristics")
        || name.endsWith("Expression")
        || name.endsWith("Entry")
        || name.equals("inputValues");
  }

  /** The children of that name, in whatever namespace. */
  static Stream<Element> within(Element element, String name) {
    return list(element.getElementsByTagNameNS("*", name)).stream();
  }

  private static List<Element> list(org.w3c.dom.NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
