package io.launchdesk.core.change;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The rows of all tables in a file of decisions. */
final class DecisionRows {
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Document file;

  DecisionRows(Document file) {
    this.file = file;
  }

  /** The ids of the decisions in the file. */
  Set<String> decisions() {
    return ModelTree.all(file, "decision").stream()
        .map(decision -> decision.getAttribute("id"))
        .collect(Collectors.toSet());
  }

  /** Texts that rows have in the column of that name. */
  Set<String> inColumn(String name) {
    return column(name, "").collect(Collectors.toSet());
  }

  /** Texts that rows have in the column of that name which have this text somewhere, too. */
  Set<String> inColumn(String name, String somewhere) {
    return column(name, "\"" + somewhere + "\"").collect(Collectors.toSet());
  }

  private Stream<String> column(String name, String somewhere) {
    return ModelTree.all(file, "decisionTable").stream()
        .flatMap(
            table -> {
              List<String> names =
                  ModelTree.within(table, "output").stream()
                      .map(output -> output.getAttribute("name"))
                      .toList();
              int at = names.indexOf(name);
              return at < 0
                  ? Stream.empty()
                  : ModelTree.within(table, "rule").stream()
                      .filter(rule -> rule.getTextContent().contains(somewhere))
                      .map(rule -> ModelTree.within(rule, "outputEntry").get(at))
                      .flatMap(cell -> texts(cell.getTextContent()));
            });
  }

  /** Texts that are the outcome of rows which are not the same in another state of the file. */
  Set<String> differing(DecisionRows other) {
    Map<String, Element> mine = rows();
    Map<String, Element> theirs = other.rows();
    Set<String> found = new HashSet<>();
    for (String id : union(mine.keySet(), theirs.keySet())) {
      if (!said(mine.get(id)).equals(said(theirs.get(id)))) {
        outcome(mine.get(id)).forEach(found::add);
        outcome(theirs.get(id)).forEach(found::add);
      }
    }
    return found;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
  }

  /** By id; by place where there is none. */
  private Map<String, Element> rows() {
    List<Element> rules = ModelTree.all(file, "rule");
    Map<String, Element> rows = new LinkedHashMap<>();
    IntStream.range(0, rules.size())
        .forEach(
            at -> {
              String id = rules.get(at).getAttribute("id");
              rows.put(id.isEmpty() ? Integer.toString(at) : id, rules.get(at));
            });
    return rows;
  }

  private static List<String> said(Element row) {
    return row == null
        ? List.of()
        : ModelTree.within(row, "text").stream().map(Element::getTextContent).toList();
  }

  private static Stream<String> outcome(Element row) {
    return row == null
        ? Stream.empty()
        : ModelTree.within(row, "outputEntry").stream()
            .flatMap(cell -> texts(cell.getTextContent()));
  }

  /** What stands between quotation marks in an expression. */
  static Stream<String> texts(String expression) {
    return TEXT.matcher(expression).results().map((MatchResult found) -> found.group(1));
  }
}
