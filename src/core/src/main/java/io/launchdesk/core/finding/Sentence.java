package io.launchdesk.core.finding;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is wrong with a model and what to do. The sentences stand in {@code sentences.json}, which
 * the rules of {@code src/lint} and the client's languages share.
 *
 * @param code which sentence; null when somebody else worded it
 * @param places what stands in its places, texts and numbers by name; empty without a code
 * @param english the whole sentence
 */
public record Sentence(String code, Map<String, Object> places, String english) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Map<String, String> SENTENCES = read();

  /**
   * A sentence of {@code sentences.json}.
   *
   * @param places the name of a place and what stands there, in turn; nothing for null
   * @throws IllegalArgumentException when there is no such sentence, or it has other places
   */
  public static Sentence of(String code, Object... places) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < places.length; i += 2) {
      named.put((String) places[i], places[i + 1] == null ? "" : places[i + 1]);
    }
    String english = SENTENCES.get(code);
    if (english == null || !placesOf(english).equals(named.keySet())) {
      throw new IllegalArgumentException("No sentence " + code + " with " + named.keySet());
    }
    return new Sentence(
        code,
        Map.copyOf(named),
        PLACE
            .matcher(english)
            .replaceAll(
                place -> Matcher.quoteReplacement(String.valueOf(named.get(place.group(1))))));
  }

  /** A sentence that somebody else worded, in English. */
  public static Sentence asWritten(String english) {
    return new Sentence(null, Map.of(), english);
  }

  private static Set<String> placesOf(String english) {
    return PLACE
        .matcher(english)
        .results()
        .map((MatchResult place) -> place.group(1))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> read() {
    try (InputStream file = Sentence.class.getResourceAsStream("sentences.json")) {
      return JsonMapper.builder().build().readValue(file, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
