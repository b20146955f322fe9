package io.launchdesk.portal.studio.check;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.ModelContent;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What may be given to the engine at all. A model is read without trust, and whatever the engine
 * would evaluate, repeat or call must be known to be harmless before it is deployed.
 */
@Component
@Order(1)
final class AllowListCheck implements ModelCheck {
  private static final Refused TOO_MUCH = new Refused("", Sentence.of("feel-allowed.too-much"));

  /**
   * What is refused within one model.
   *
   * @param element the id of the nearest element that has one
   */
  record Refused(String element, String rule, Sentence sentence) {
    /** By a rule after which its sentence is named. */
    Refused(String element, Sentence sentence) {
      this(element, sentence.code().split("\\.")[0], sentence);
    }

    Finding in(ModelId model) {
      return new Finding(model, element, rule, Finding.Severity.ERROR, sentence, List.of());
    }
  }

  @Override
  public List<Finding> check(ModelPicture picture) {
    List<Finding> found = new ArrayList<>();
    for (ModelId model : picture.changed()) {
      refused(model, picture.contents().get(model)).map(one -> one.in(model)).forEach(found::add);
    }
    found.addAll(CallCycles.in(picture));
    return found;
  }

  private static Stream<Refused> refused(ModelId model, String content) {
    try {
      ModelContent.read(model, content);
    } catch (Refusal refusal) {
      return refusal.errors().stream()
          .map(error -> new Refused("", "file", Sentence.asWritten("The file " + error.message())));
    }
    if (model.kind() == ModelKind.FORM) {
      return refused(FormExpressions.of(content)).stream();
    }
    ModelXml xml = ModelXml.read(content);
    List<Refused> refused = refused(xml.expressions(model.kind()));
    if (refused.contains(TOO_MUCH)) {
      return refused.stream();
    }
    Stream<Refused> expressions = refused.stream();
    return model.kind() == ModelKind.PROCESS
        ? Stream.concat(expressions, Repetitions.refusedIn(xml))
        : Stream.concat(expressions, xml.foreignLanguages());
  }

  /** What is refused of expressions; none is read when all together would take too long. */
  private static List<Refused> refused(List<Expression> expressions) {
    return FeelSyntax.isTooMuch(expressions)
        ? List.of(TOO_MUCH)
        : expressions.stream().flatMap(Expression::refused).toList();
  }
}
