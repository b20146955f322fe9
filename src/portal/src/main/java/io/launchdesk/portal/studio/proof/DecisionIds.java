package io.launchdesk.portal.studio.proof;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The decisions of a file. */
final class DecisionIds {
  private static final XMLInputFactory XML = XMLInputFactory.newInstance();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  private DecisionIds() {}

  /**
   * @return their ids; those up to the fault when the file cannot be read
   */
  static Set<String> of(String xml) {
    Set<String> ids = new HashSet<>();
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && reader.getLocalName().equals("decision")) {
          ids.add(reader.getAttributeValue(null, "id"));
        }
      }
    } catch (XMLStreamException unreadable) {
      // another check tells of it; here the decision is missing where it is called
    }
    return ids;
  }
}
