package io.launchdesk.portal.studio.thread;

import io.launchdesk.store.studio.ModelThread;
import java.time.Instant;
import java.util.List;

/**
 * A thread as it is told.
 *
 * @param element null when it is about the model as a whole
 * @param elementName what the element was called when the thread was begun
 * @param version on which it was begun, or from which the draft was made
 * @param revision what {@code If-Match} carries to resolve it or open it again
 * @param comments the earliest first; those that were removed without their text
 * @param turns when it was resolved and opened again
 */
public record ThreadView(
    String id,
    String kind,
    String model,
    String element,
    String elementName,
    int version,
    boolean onDraft,
    boolean resolved,
    int revision,
    Instant createdAt,
    List<ModelThread.Remark> comments,
    List<ModelThread.Turn> turns) {

  /** The thread in the words of the API. */
  public static ThreadView of(ModelThread thread) {
    return new ThreadView(
        Long.toString(thread.id()),
        thread.model().kind().slug(),
        thread.model().model(),
        thread.place().element(),
        thread.place().elementName(),
        thread.place().version(),
        thread.place().onDraft(),
        thread.resolved(),
        thread.revision(),
        thread.createdAt(),
        thread.remarks(),
        thread.turns());
  }
}
