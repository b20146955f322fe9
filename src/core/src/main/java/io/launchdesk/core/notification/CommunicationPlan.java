package io.launchdesk.core.notification;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDecisionTable;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A version of the decision table {@code communicationPlan}: who hears what, where and when. It is
 * evaluated by the engine that the broker evaluates decisions with.
 */
public final class CommunicationPlan {
  public static final String DECISION = "communicationPlan";

  private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
  private static final int MOST_KEPT = 1000;

  private final ParsedDmn model;
  private final Map<Case, PlanRule> rules = new ConcurrentHashMap<>();

  private CommunicationPlan(ParsedDmn model) {
    this.model = model;
  }

  private record Case(String event, String audience) {}

  /**
   * @param xml the file as it was deployed
   * @throws PlanFault when it cannot be read
   */
  public static CommunicationPlan read(String xml) {
    var parsed = ENGINE.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    if (parsed.isLeft()) {
      throw new PlanFault("it cannot be read: " + parsed.left().toOption().get().message());
    }
    return new CommunicationPlan(parsed.toOption().get());
  }

  /**
   * What the plan says of an event to an audience.
   *
   * @param event such as {@code request-delivered}
   * @param audience one of {@link PlanAudience}, or the group or person that a model names
   * @param templates tells which templates there are
   * @throws PlanFault when no row fits, or what the row says cannot be done
   */
  public PlanRule of(String event, String audience, Predicate<String> templates) {
    PlanRule rule = of(new Case(event, audience));
    if (!templates.test(rule.template())) {
      throw new PlanFault(
          "row %d (%s): there is no mail template '%s'"
              .formatted(rule.row(), rule.id(), rule.template()));
    }
    return rule;
  }

  private PlanRule of(Case wanted) {
    PlanRule known = rules.get(wanted);
    if (known != null) {
      return known;
    }
    PlanRule found = evaluated(wanted);
    if (rules.size() < MOST_KEPT) {
      rules.put(wanted, found);
    }
    return found;
  }

  /**
   * The most that a person can get of this kind of event; everything where its rows are at fault.
   */
  public Channels most(EventKind kind) {
    if (known(kind).anyMatch(one -> sound(one).isEmpty())) {
      return Channels.ALL;
    }
    List<PlanRule> all = ofKind(kind).flatMap(one -> sound(one).stream()).toList();
    return new Channels(
        all.stream().anyMatch(rule -> rule.tells(TellingChannel.PORTAL)),
        all.stream().map(PlanRule::mail).reduce(MailMode.OFF, MailMode::most));
  }

  /**
   * What is wrong with rows for events and audiences that Launchdesk knows; empty when all fit.
   *
   * @param templates tells which templates there are
   */
  public List<String> problems(Predicate<String> templates) {
    return Arrays.stream(EventKind.values())
        .flatMap(CommunicationPlan::known)
        .flatMap(one -> problem(one, templates).stream())
        .distinct()
        .toList();
  }

  private static Stream<Case> known(EventKind kind) {
    return kind.told().entrySet().stream()
        .flatMap(told -> told.getValue().stream().map(who -> new Case(told.getKey(), who)));
  }

  private Stream<Case> ofKind(EventKind kind) {
    return Arrays.stream(EventKind.values())
        .flatMap(CommunicationPlan::known)
        .filter(
            one -> sound(one).filter(r -> EventKind.ofTemplate(r.template()) == kind).isPresent());
  }

  private Optional<PlanRule> sound(Case one) {
    try {
      return Optional.of(of(one));
    } catch (PlanFault e) {
      return Optional.empty();
    }
  }

  private Optional<String> problem(Case one, Predicate<String> templates) {
    try {
      of(one.event(), one.audience(), templates);
      return Optional.empty();
    } catch (PlanFault e) {
      return Optional.of(e.getMessage());
    }
  }

  private PlanRule evaluated(Case wanted) {
    Map<String, Object> inputs = Map.of("event", wanted.event(), "audience", wanted.audience());
    var result = ENGINE.eval(model, DECISION, inputs);
    if (result.isLeft()) {
      throw new PlanFault(
          "it cannot be evaluated for the event '%s' to '%s': %s"
              .formatted(
                  wanted.event(),
                  wanted.audience(),
                  result.left().toOption().get().failure().message()));
    }
    return hit(result.toOption().get().auditLog())
        .orElseThrow(
            () ->
                new PlanFault(
                    "no row fits the event '%s' to '%s'; add one, with [] as its channels when nobody is to be told"
                        .formatted(wanted.event(), wanted.audience())))
        .checked();
  }

  private static Optional<PlanRow> hit(Audit.AuditLog log) {
    return CollectionConverters.asJava(log.entries()).stream()
        .filter(entry -> entry.id().equals(DECISION))
        .flatMap(CommunicationPlan::rows)
        .findFirst();
  }

  private static Stream<PlanRow> rows(Audit.AuditLogEntry entry) {
    if (entry.decisionLogic() instanceof ParsedDecisionTable table
        && entry.result() instanceof Audit.DecisionTableEvaluationResult result) {
      List<String> ids =
          CollectionConverters.asJavaCollection(table.rules()).stream()
              .map(rule -> rule.id())
              .toList();
      return CollectionConverters.asJava(result.matchedRules()).stream()
          .map(
              rule ->
                  new PlanRow(rule.rule().id(), ids.indexOf(rule.rule().id()) + 1, outputs(rule)));
    }
    throw new PlanFault("'" + DECISION + "' must be a decision table");
  }

  private static Map<String, Object> outputs(Audit.EvaluatedRule rule) {
    Map<String, Object> outputs = new HashMap<>();
    CollectionConverters.asJava(rule.outputs())
        .forEach(output -> outputs.put(output.output().name(), plain(output.value())));
    return outputs;
  }

  private static Object plain(Val value) {
    return switch (value) {
      case ValString text -> text.value();
      case ValNumber number -> number.value().bigDecimal();
      case ValList list ->
          CollectionConverters.asJava(list.itemsAsSeq()).stream()
              .map(CommunicationPlan::plain)
              .map(String::valueOf)
              .toList();
      case null -> null;
      default ->
          "null".equals(value.toString()) || "ValNull".equals(value.toString()) ? null : value;
    };
  }
}
