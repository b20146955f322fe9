package io.launchdesk.portal.engine;

import io.launchdesk.core.form.FormSchema;
import io.launchdesk.store.engine.DeployedForm;
import io.launchdesk.store.engine.EngineQueries;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Deployed forms, parsed once each: a version never changes. */
@Component
public class DeployedForms {
  private final EngineQueries engine;
  private final Clock clock;
  private final Map<Long, FormSchema> parsed = new ConcurrentHashMap<>();

  DeployedForms(EngineQueries engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /** The newest version of a form; empty when the engine has never been given one. */
  public Optional<FormSchema> latest(String formId) {
    return engine
        .latestFormKey(formId)
        .map(
            key -> {
              FormSchema known = parsed.get(key);
              return known == null ? schema(engine.form(key).orElseThrow()) : known;
            });
  }

  /** The newest version of a form as it was deployed; empty when there is none. */
  public Optional<DeployedForm> newest(String formId) {
    return engine.latestForm(formId);
  }

  /** The form with this key as it was deployed. */
  public Optional<DeployedForm> find(long key) {
    return engine.form(key);
  }

  /** What the form asks and checks. */
  public FormSchema schema(DeployedForm form) {
    return parsed.computeIfAbsent(form.key(), key -> FormSchema.parse(form.schema(), clock));
  }
}
