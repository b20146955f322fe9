package io.launchdesk.core.change;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads BPMN and DMN files as trees. */
public final class ModelTree {
  private ModelTree() {}

  /**
   * @param content XML; document types and what lies outside of the file are refused
   * @throws IllegalArgumentException when it cannot be read
   */
  public static Document read(String content) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(content)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("a model that cannot be read", e);
    }
  }

  /** Every element of that name, in whatever namespace, in the order of the file. */
  static List<Element> all(Document document, String name) {
    return list(document.getElementsByTagNameNS("*", name));
  }

  /** Every element of that name below another, in whatever namespace. */
  static List<Element> within(Element element, String name) {
    return list(element.getElementsByTagNameNS("*", name));
  }

  private static List<Element> list(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
