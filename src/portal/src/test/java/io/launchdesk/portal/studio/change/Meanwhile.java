package io.launchdesk.portal.studio.change;

import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.ModelCheck;
import io.launchdesk.portal.studio.check.ModelPicture;
import io.launchdesk.store.studio.ModelId;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Has something happen, once, while a change of a model is checked. */
@Component
class Meanwhile implements ModelCheck {
  private final ConcurrentHashMap<ModelId, Runnable> happening = new ConcurrentHashMap<>();

  void checked(ModelId model, Runnable happens) {
    happening.put(model, happens);
  }

  @Override
  public List<Finding> check(ModelPicture picture) {
    for (ModelId id : picture.changed()) {
      Runnable happens = happening.remove(id);
      if (happens != null) {
        happens.run();
      }
    }
    return List.of();
  }
}
