package io.launchdesk.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No question names requests without asking who wants to know. */
class NamedRequestsTest {
  private static final Pattern NAMES = Pattern.compile("\\b(r|other)\\.title\\b");
  private static final Pattern ASKS = Pattern.compile("\\bAccess\\.|not (r|other)\\.confidential");

  /** Who need not ask, and why. */
  private static final Map<String, String> EXCEPT =
      Map.of(
          "RequestSort", "an order, not a question",
          "TaskRows", "those who use it give the condition",
          "TimelineRepository", "of one request that the caller has looked up for the person",
          "BriefEffect", "writes");

  @Test
  void shouldAskWhoWantsToKnow() throws IOException {
    Set<String> naming = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        String name = file.getFileName().toString().replace(".java", "");
        if (NAMES.matcher(source).find()) {
          naming.add(name);
          if (!ASKS.matcher(source).find()) {
            silent.add(name);
          }
        }
      }
    }

    assertThat(naming).hasSizeGreaterThan(8).containsAll(EXCEPT.keySet());
    assertThat(silent).isEqualTo(EXCEPT.keySet());
  }
}
