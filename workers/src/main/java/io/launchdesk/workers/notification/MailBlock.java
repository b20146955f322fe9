package io.launchdesk.workers.notification;

import java.util.List;
import java.util.Map;

/**
 * A part of a mail that is laid out. Plain text throughout: the layout escapes it.
 *
 * @param lines what is said
 * @param links where it leads
 */
record MailBlock(Kind kind, List<String> lines, List<MailLink> links) {

  enum Kind {
    /** A paragraph. */
    TEXT,
    /** What somebody wrote. */
    QUOTE,
    /** A list. */
    ITEMS,
    /** A list in which each item leads somewhere. */
    ENTRIES,
    /** The first is what is wanted most. */
    BUTTONS,
    /** An address beside the buttons. */
    LINK,
    /** What stands small below all else. */
    FOOT
  }

  static MailBlock lines(Kind kind, List<String> lines) {
    return new MailBlock(kind, lines, List.of());
  }

  static MailBlock links(Kind kind, List<MailLink> links) {
    return new MailBlock(kind, List.of(), links);
  }

  /** For the layout's expressions, which see public things and maps alone. */
  Map<String, Object> asMap() {
    return Map.of(
        "kind",
        kind.name(),
        "lines",
        lines,
        "links",
        links.stream()
            .map(link -> Map.of("label", link.label(), "address", link.address()))
            .toList());
  }
}
