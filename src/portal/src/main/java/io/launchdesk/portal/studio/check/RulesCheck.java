package io.launchdesk.portal.studio.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.launchdesk.core.contract.ProcessContract;
import io.launchdesk.core.finding.Sentence;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.ModelContent;
import io.launchdesk.portal.studio.check.RuleBundle.RulesFailed;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the rules that people see while they edit. */
@Component
@Order(2)
final class RulesCheck implements ModelCheck {
  private static final String RULE = "rules-run";

  /** Stands for a content that the rules do not get: the model is there, and that is all. */
  private static final String UNREAD = "";

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final RuleBundle rules;

  RulesCheck(RuleBundle rules) {
    this.rules = rules;
  }

  private record Model(String kind, String id, String content) {}

  private record Named(String kind, String id) {}

  private record Asked(ProcessContract contract, List<Model> models, List<Named> changed) {}

  private record Found(
      String kind,
      String model,
      String element,
      String rule,
      Finding.Severity severity,
      String message,
      String code,
      Map<String, Object> places) {
    Finding finding() {
      ModelId id = new ModelId(ModelKind.of(kind).orElseThrow(), model);
      return new Finding(
          id, element, rule, severity, new Sentence(code, places, message), List.of());
    }
  }

  @Override
  public List<Finding> check(ModelPicture picture) {
    Map<ModelId, String> readable = new LinkedHashMap<>();
    picture.contents().forEach((id, text) -> readable.put(id, isSafe(id, text) ? text : UNREAD));
    Set<ModelId> changed =
        picture.changed().stream()
            .filter(id -> !UNREAD.equals(readable.get(id)))
            .collect(Collectors.toSet());
    try {
      String found = rules.check(JSON.writeValueAsString(asked(readable, changed)));
      return List.of(JSON.readValue(found, Found[].class)).stream().map(Found::finding).toList();
    } catch (RulesFailed e) {
      return changed.stream().map(model -> failed(model, e.getMessage())).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@link AllowListCheck} refuses as a whole is not given to any other parser. */
  private static boolean isSafe(ModelId id, String content) {
    try {
      ModelContent.read(id, content);
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  private static Asked asked(Map<ModelId, String> contents, Set<ModelId> changed) {
    return new Asked(
        ProcessContract.current(),
        contents.entrySet().stream()
            .map(
                model ->
                    new Model(
                        model.getKey().kind().slug(), model.getKey().model(), model.getValue()))
            .toList(),
        changed.stream().map(id -> new Named(id.kind().slug(), id.model())).toList());
  }

  private static Finding failed(ModelId model, String why) {
    return new Finding(
        model, "", RULE, Finding.Severity.ERROR, Sentence.of("rules-run", "why", why), List.of());
  }
}
