package io.launchdesk.portal.studio.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The search patterns of an expression. The engine tries every way in which one may match, which
 * takes for ever when a part that repeats is repeated, or repetitions follow one another.
 */
final class FeelPatterns {
  private static final Set<String> FUNCTIONS = Set.of("matches", "replace", "split", "extract");
  private static final Set<String> NAMES = Set.of("pattern", "delimiter");
  private static final int LONGEST = 100;
  private static final int MOST_UNBOUNDED = 2;

  /** An escaped character, a class, a quantifier, a bracket or a bar; what is left is harmless. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\\\.|\\[\\^?]?(?:\\\\.|[^\\]\\\\])*+]|(?<quantifier>[*+?]|\\{\\d*,?\\d*})[?+]?|[()|]",
          Pattern.DOTALL);

  private FeelPatterns() {}

  /**
   * @param root of an expression's syntax
   * @return empty when each pattern is found soon
   */
  static Set<Objection> objections(Object root) {
    Set<Objection> objections = new LinkedHashSet<>();
    collect(root, objections);
    return objections;
  }

  private static void collect(Object node, Set<Objection> objections) {
    if (node instanceof FunctionInvocation call && FUNCTIONS.contains(call.function())) {
      if (!(pattern(call) instanceof ConstString text)) {
        objections.add(new Objection("feel-allowed.reckoned-pattern"));
      } else if (!isCheap(text.value())) {
        objections.add(new Objection("feel-allowed.costly-pattern", "pattern", text.value()));
      }
    }
    FeelIterations.parts(node).forEach(part -> collect(part, objections));
  }

  /** The second parameter, or the one of that name; null when there is none. */
  private static Object pattern(FunctionInvocation call) {
    return switch (call.params()) {
      case PositionalFunctionParameters many when many.params().size() > 1 ->
          many.params().apply(1);
      case NamedFunctionParameters named ->
          CollectionConverters.asJava(named.params()).entrySet().stream()
              .filter(one -> NAMES.contains(one.getKey()))
              .map(one -> (Object) one.getValue())
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  /** Whether a regular expression is found in time that does not grow without bound. */
  static boolean isCheap(String pattern) {
    if (pattern.length() > LONGEST || pattern.matches("(?s).*(\\(\\?[^:]|\\\\[1-9k]|\\\\Q).*")) {
      return false;
    }
    Deque<Boolean> groups = new ArrayDeque<>();
    boolean costly = false;
    boolean within = false;
    int unbounded = 0;
    var tokens = TOKEN.matcher(pattern);
    int end = -1;
    while (tokens.find()) {
      String token = tokens.group();
      boolean closed = end == tokens.start();
      end = -1;
      if (tokens.group("quantifier") != null) {
        boolean optional = token.startsWith("?");
        boolean groupRepeats = closed && within && !optional;
        costly |= groupRepeats;
        unbounded += token.matches("[*+].*|\\{\\d*,}.*") ? 1 : 0;
        markOpen(groups, !isMarkOfGroup(pattern, tokens.start()));
      } else if (token.equals("(")) {
        groups.push(false);
      } else if (token.equals("|")) {
        markOpen(groups, true);
      } else if (token.equals(")") && !groups.isEmpty()) {
        within = groups.pop();
        markOpen(groups, within);
        end = tokens.end();
      }
    }
    return !costly && unbounded <= MOST_UNBOUNDED;
  }

  /** The question mark of {@code (?:}. */
  private static boolean isMarkOfGroup(String pattern, int at) {
    return at > 0 && pattern.charAt(at - 1) == '(';
  }

  private static void markOpen(Deque<Boolean> groups, boolean repeats) {
    if (repeats && !groups.isEmpty()) {
      groups.pop();
      groups.push(true);
    }
  }
}
