package io.launchdesk.portal.studio.thread;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelVersionRepository;
import io.launchdesk.store.studio.ThreadPlace;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people say in threads, read without trust. */
@Component
class ThreadEntry {
  private static final int LONGEST = 10_000;
  private static final int LONGEST_ELEMENT = 255;
  private static final int LONGEST_NAME = 300;

  private final ModelVersionRepository versions;

  ThreadEntry(ModelVersionRepository versions) {
    this.versions = versions;
  }

  /**
   * What begins a thread.
   *
   * @param key of the caller's making, so that the call can be repeated; null for none
   * @param element id in the model; null for the model as a whole
   * @param elementName what it is called now; null for its id
   * @param version that is shown, or that the draft was made from
   * @param onDraft whether the caller's own draft is shown
   */
  record Begun(
      UUID key,
      String text,
      String element,
      String elementName,
      Integer version,
      boolean onDraft) {}

  /**
   * @throws Refusal when it is missing, too long or cannot be stored
   */
  static String text(String text) {
    return EnteredJson.text("text", text, LONGEST);
  }

  /**
   * Whether the element is there is not asked: it may be in a draft that is not saved yet.
   *
   * @throws Refusal on the field that is wrong
   */
  ThreadPlace place(ModelId model, Begun begun) {
    if (begun.version() == null || versions.content(model, begun.version()).isEmpty()) {
      throw Refusal.invalid("version", "must be the number of a version of this model.");
    }
    if (begun.element() == null) {
      return new ThreadPlace(null, null, begun.version(), begun.onDraft());
    }
    String element = EnteredJson.text("element", begun.element(), LONGEST_ELEMENT);
    String name =
        begun.elementName() == null
            ? element
            : EnteredJson.text("elementName", begun.elementName(), LONGEST_NAME);
    return new ThreadPlace(element, name, begun.version(), begun.onDraft());
  }
}
