package io.launchdesk.portal.studio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What is in a model's file, read without trust: bounded in size and depth, without document types,
 * entities and anything that leads out of it.
 */
public final class ModelContent {
  static final int LONGEST = 1_500_000;
  static final int DEEPEST = 100;
  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";

  /** The engine takes more, but ids stand in addresses and are names of files. */
  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,100}");

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ModelContent() {}

  /**
   * What a model says of itself.
   *
   * @param id of the process, the decision's file or the form
   * @param name in words; the id when it has none
   */
  public record Said(String id, String name) {}

  /**
   * Reads the content.
   *
   * @throws Refusal on the field {@code content}, with what is wrong and where
   */
  public static Said read(ModelId model, String content) {
    Said said = read(model.kind(), model.model(), content);
    if (!said.id().equals(model.model())) {
      throw Refusal.invalid(
          "content",
          "is %s, not %s: the id of a model never changes. Make a new model instead."
              .formatted(said.id().isEmpty() ? "a model without an id" : said.id(), model.model()));
    }
    return said;
  }

  /**
   * Reads the content of a model that is not there yet.
   *
   * @throws Refusal on the field {@code content}, with what is wrong and where
   */
  static Said readNew(ModelKind kind, String content) {
    Said said = read(kind, null, content);
    if (!ID.matcher(said.id()).matches()) {
      throw Refusal.invalid(
          "content",
          "needs an id that begins with a letter and has up to 100 letters, digits and - _ after it.");
    }
    return said;
  }

  /**
   * @param wanted the id of the one that is meant when there are several; null for the first
   */
  private static Said read(ModelKind kind, String wanted, String content) {
    if (content == null || content.isBlank()) {
      throw Refusal.invalid("content", "is needed.");
    }
    if (content.length() > LONGEST) {
      throw Refusal.invalid("content", "must not be longer than " + LONGEST + " characters.");
    }
    if (!EnteredJson.isStorable(content)) {
      throw Refusal.invalid(
          "content", "contains a character that cannot be stored (NUL or half a character).");
    }
    return kind == ModelKind.FORM ? form(content) : xml(kind == ModelKind.PROCESS, wanted, content);
  }

  private static Said form(String content) {
    try {
      JsonNode form = JSON.readTree(content);
      if (!form.path("components").isArray()) {
        throw Refusal.invalid("content", "is not a form: it has no list of components.");
      }
      String id = form.path("id").asText("");
      return new Said(id, words(id));
    } catch (JsonProcessingException e) {
      throw Refusal.invalid(
          "content",
          "is not JSON that can be read: line %d, %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("")));
    }
  }

  /** A form has no name but its id: {@code approveStep} is "Approve step". */
  private static String words(String id) {
    String words = id.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.isEmpty() ? id : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static Said xml(boolean process, String wanted, String content) {
    try {
      return said(process, wanted, reader(content));
    } catch (XMLStreamException e) {
      throw Refusal.invalid(
          "content",
          "is not XML that can be read: line %d."
              .formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNumber()));
    }
  }

  private static XMLStreamReader reader(String content) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new StringReader(content));
  }

  /** Reads to the end: what is broken further down is broken, too. */
  private static Said said(boolean process, String wanted, XMLStreamReader reader)
      throws XMLStreamException {
    Optional<Said> found = Optional.empty();
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw Refusal.invalid("content", "must not have a document type (DOCTYPE).");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw Refusal.invalid("content", "must not have entities of its own.");
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > DEEPEST) {
            throw Refusal.invalid(
                "content", "must not be nested deeper than " + DEEPEST + " elements.");
          }
          if (depth == 1 && !isDefinitions(reader, process ? BPMN : DMN)) {
            throw Refusal.invalid("content", "is not " + (process ? "BPMN 2.0." : "DMN 1.3."));
          }
          if (isModel(reader, process, depth)) {
            Said said = said(reader, process);
            if (found.isEmpty() || said.id().equals(wanted)) {
              found = Optional.of(said);
            }
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {
          // Text and comments say nothing here.
        }
      }
    }
    return found.orElseThrow(
        () -> Refusal.invalid("content", "has no " + (process ? "process." : "decisions.")));
  }

  private static boolean isDefinitions(XMLStreamReader reader, String namespace) {
    return reader.getLocalName().equals("definitions")
        && namespace.equals(reader.getNamespaceURI());
  }

  private static boolean isModel(XMLStreamReader reader, boolean process, int depth) {
    return process
        ? depth == 2
            && reader.getLocalName().equals("process")
            && BPMN.equals(reader.getNamespaceURI())
        : depth == 1;
  }

  private static Said said(XMLStreamReader reader, boolean process) {
    String id = Optional.ofNullable(reader.getAttributeValue(null, "id")).orElse("");
    String name = Optional.ofNullable(reader.getAttributeValue(null, "name")).orElse("").strip();
    String model = process ? id : ModelId.ofRequirements(id).model();
    return new Said(model, name.isEmpty() ? model : name);
  }
}
