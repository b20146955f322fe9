package io.launchdesk.portal.studio.check;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.portal.studio.check.AllowListCheck.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.springframework.scheduling.support.CronExpression;
import org.w3c.dom.Element;

/** Timers and loops that would never let the engine rest. */
final class Repetitions {
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** How many times of a cron expression are compared, from an arbitrary day on. */
  private static final int TIMES = 200;

  private static final ZonedDateTime FROM = Instant.EPOCH.atZone(ZoneOffset.UTC);

  private Repetitions() {}

  static Stream<Refused> refusedIn(ModelXml xml) {
    return Stream.of(
            xml.elements("timeCycle").stream()
                .filter(cycle -> !isSlow(cycle))
                .map(Repetitions::fast),
            xml.elements("multiInstanceLoopCharacteristics").stream()
                .filter(loop -> !isBounded(loop))
                .map(Repetitions::unbounded),
            xml.elements("standardLoopCharacteristics").stream().map(Repetitions::unbounded))
        .flatMap(all -> all);
  }

  private static Refused fast(Element cycle) {
    return new Refused(
        ModelXml.idOf(cycle),
        Sentence.of(
            "shortest-cycle",
            "timer",
            cycle.getTextContent().strip(),
            "seconds",
            SHORTEST.toSeconds()));
  }

  private static Refused unbounded(Element loop) {
    return new Refused(ModelXml.idOf(loop), Sentence.of("bounded-loop"));
  }

  private static boolean isSlow(Element cycle) {
    String text = cycle.getTextContent().strip();
    return (text.startsWith("R") ? interval(text) : cron(text))
        .filter(gap -> gap.compareTo(SHORTEST) >= 0)
        .isPresent();
  }

  /** Of {@code R5/2026-01-01T00:00:00Z/PT15M}: what comes after the last slash. */
  private static Optional<Duration> interval(String text) {
    String period = text.substring(text.lastIndexOf('/') + 1);
    try {
      return Optional.of(Duration.parse(period));
    } catch (DateTimeParseException noDuration) {
      try {
        return Optional.of(Duration.between(FROM, FROM.plus(Period.parse(period))));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  private static Optional<Duration> cron(String text) {
    if (!CronExpression.isValidExpression(text)) {
      return Optional.empty();
    }
    CronExpression cron = CronExpression.parse(text);
    Duration shortest = Duration.ofDays(366);
    ZonedDateTime last = cron.next(FROM);
    for (int i = 0; i < TIMES && last != null; i++) {
      ZonedDateTime next = cron.next(last);
      if (next != null && Duration.between(last, next).compareTo(shortest) < 0) {
        shortest = Duration.between(last, next);
      }
      last = next;
    }
    return Optional.of(shortest);
  }

  /** A list that is a variable, a part of one, or written out. */
  private static boolean isBounded(Element loop) {
    return ModelXml.within(loop, "loopCharacteristics")
        .map(zeebe -> zeebe.getAttribute("inputCollection").strip())
        .filter(collection -> collection.startsWith("="))
        .flatMap(collection -> FeelSyntax.root(collection.substring(1)).stream())
        .anyMatch(Repetitions::isList);
  }

  private static boolean isList(Object expression) {
    return switch (expression) {
      case Ref variable -> true;
      case ConstList list -> true;
      case PathExpression path -> isList(path.path());
      case Filter filter -> isList(filter.list());
      default -> false;
    };
  }
}
