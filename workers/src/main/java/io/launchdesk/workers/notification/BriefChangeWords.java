package io.launchdesk.workers.notification;

import io.launchdesk.core.brief.BriefDifference;
import io.launchdesk.core.form.FieldWords;
import io.launchdesk.core.form.FormSchema;
import io.launchdesk.store.brief.BriefVersionRepository;
import io.launchdesk.store.brief.BriefVersionRepository.Version;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.engine.EngineQueries;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what a version of a brief changed, in the words of its form and the reader's language. */
@Component
class BriefChangeWords {
  private final BriefVersionRepository versions;
  private final EngineQueries engine;
  private final Words words;

  BriefChangeWords(BriefVersionRepository versions, EngineQueries engine, Words words) {
    this.versions = versions;
    this.engine = engine;
    this.words = words;
  }

  /** Values for a template: {@code changes} (one line each), {@code author}, {@code reason}. */
  Map<String, Object> of(RequestBrief request, int version) {
    return versions
        .version(request.id(), version)
        .map(
            found ->
                Map.<String, Object>of(
                    "changes", changes(request, found),
                    "author", found.authorName() == null ? found.author() : found.authorName(),
                    "reason", found.reason() == null ? "–" : found.reason()))
        .orElse(Map.of());
  }

  private Notifier.Told changes(RequestBrief request, Version version) {
    Map<String, Object> before = version.before() == null ? Map.of() : version.before();
    List<FieldWords> form = form(request);
    return language ->
        BriefDifference.between(said(form, language), before, version.brief()).stream()
            .map(difference -> line(difference, language))
            .collect(Collectors.joining("\n"));
  }

  private List<FieldWords> said(List<FieldWords> form, String language) {
    return form.stream()
        .map(
            field ->
                new FieldWords(
                    field.field(),
                    words.text(language, field.label()),
                    field.options().entrySet().stream()
                        .collect(
                            Collectors.toMap(
                                Map.Entry::getKey,
                                option -> words.text(language, option.getValue())))))
        .toList();
  }

  private String line(BriefDifference difference, String language) {
    return "- %s: %s %s %s"
        .formatted(
            difference.label(),
            value(difference.before(), difference.beforeText(), language),
            Isolation.isRightToLeft(language) ? "←" : "→",
            value(difference.after(), difference.afterText(), language));
  }

  private String value(Object entered, String text, String language) {
    if (entered instanceof Boolean yes) {
      return words.text(language, yes ? "Yes" : "No");
    }
    return text.isEmpty() ? "–" : Isolation.of(text, language);
  }

  private List<FieldWords> form(RequestBrief request) {
    return engine
        .latestForm(request.formId())
        .map(form -> FormSchema.parse(form.schema()).fields())
        .orElse(List.of());
  }
}
