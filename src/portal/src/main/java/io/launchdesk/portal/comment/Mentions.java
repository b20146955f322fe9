package io.launchdesk.portal.comment;

import io.launchdesk.store.live.Onlookers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds whom a text addresses: {@code @username}, in upper or lower case. */
@Component
public class Mentions {
  private static final int MOST = 50;

  /** Not part of an e-mail address; a full stop or hyphen at the end is not part of the name. */
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}@._%+-])@([A-Za-z0-9](?:[A-Za-z0-9.-]{0,61}[A-Za-z0-9])?)(?![A-Za-z0-9@])");

  private final Onlookers onlookers;

  Mentions(Onlookers onlookers) {
    this.onlookers = onlookers;
  }

  /**
   * Those whom a comment addresses.
   *
   * @param reached usernames of people who see what is talked about
   * @param notReached names of nobody, or of people who do not see it
   */
  public record Addressed(List<String> reached, List<String> notReached) {}

  /** Whom a comment on a request addresses. */
  Addressed of(String requestId, String text) {
    return among(
        text, names -> onlookers.of(names, List.of(requestId), List.of(), List.of()).keySet());
  }

  /** Whom a comment on a model addresses. */
  public Addressed onModels(String text) {
    return among(text, onlookers::seeingModels);
  }

  /**
   * @param seeingOf who of these people sees what is talked about
   */
  private static Addressed among(String text, UnaryOperator<Set<String>> seeingOf) {
    Set<String> names = names(text);
    Set<String> seeing = seeingOf.apply(names);
    List<String> reached = new ArrayList<>(names);
    reached.retainAll(seeing);
    names.removeAll(seeing);
    return new Addressed(reached, List.copyOf(names));
  }

  private static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher mention = MENTION.matcher(text);
    while (mention.find() && names.size() < MOST) {
      names.add(mention.group(1).toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
