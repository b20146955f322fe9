package io.launchdesk.workers.notification;

import io.launchdesk.workers.notification.MailBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the paragraphs of a text template as parts of a laid out mail: an address below a sentence
 * becomes a button, lists become lists, what somebody wrote a quotation.
 */
final class MailBlocks {
  private static final Pattern ALONE = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Set<String> QUOTES = Set.of("text", "note");
  private static final Set<String> ITEMS = Set.of("problems", "changes");
  private static final int LONGEST_LABEL = 60;

  private final MailValues values;
  private final Fill fill;
  private final Map<String, String> labels;

  /** Puts values into the places of a line. */
  @FunctionalInterface
  interface Fill {
    String in(String line);
  }

  /**
   * @param labels what buttons say whose sentence says more than a button can, by placeholder
   */
  MailBlocks(MailValues values, Fill fill, Map<String, String> labels) {
    this.values = values;
    this.fill = fill;
    this.labels = labels;
  }

  List<MailBlock> of(List<String> paragraphs) {
    List<MailBlock> blocks = new ArrayList<>();
    for (String paragraph : paragraphs) {
      List<String> lines = paragraph.lines().toList();
      Matcher last = ALONE.matcher(lines.getLast());
      if (last.matches()) {
        blocks.addAll(leading(lines.subList(0, lines.size() - 1), last.group(1)));
      } else {
        blocks.add(MailBlock.lines(Kind.TEXT, filled(lines)));
      }
    }
    return blocks;
  }

  private List<MailBlock> leading(List<String> before, String name) {
    if (values.links().containsKey(name)) {
      Kind kind = name.equals("answers") ? Kind.BUTTONS : Kind.ENTRIES;
      return with(before, MailBlock.links(kind, values.links().get(name)));
    }
    String value = values.texts().getOrDefault(name, "{" + name + "}");
    if (QUOTES.contains(name)) {
      return with(before, MailBlock.lines(Kind.QUOTE, value.lines().toList()));
    }
    if (ITEMS.contains(name)) {
      return with(
          before,
          MailBlock.lines(
              Kind.ITEMS, value.lines().map(line -> line.replaceFirst("^- ", "")).toList()));
    }
    if (name.equals("settings")) {
      return List.of(MailBlock.links(Kind.FOOT, List.of(new MailLink(label(before), value))));
    }
    Kind kind = values.links().containsKey("answers") ? Kind.LINK : Kind.BUTTONS;
    return isLabel(before)
        ? List.of(MailBlock.links(kind, List.of(new MailLink(label(before), value))))
        : with(
            before,
            MailBlock.links(kind, List.of(new MailLink(labels.getOrDefault(name, value), value))));
  }

  private List<MailBlock> with(List<String> before, MailBlock block) {
    return before.isEmpty()
        ? List.of(block)
        : List.of(MailBlock.lines(Kind.TEXT, filled(before)), block);
  }

  /** A short sentence that stands for the address below it. */
  private static boolean isLabel(List<String> before) {
    return before.size() == 1
        && before.getFirst().length() <= LONGEST_LABEL
        && !ALONE.matcher(before.getFirst()).find();
  }

  private static String label(List<String> before) {
    return String.join(" ", before).replaceFirst("[:：]\\s*$", "");
  }

  private List<String> filled(List<String> lines) {
    return lines.stream().flatMap(line -> Stream.of(fill.in(line).split("\\R"))).toList();
  }

  /** Paragraphs of a text. */
  static List<String> paragraphs(String text) {
    return Arrays.stream(text.strip().split("\\R\\R")).toList();
  }
}
