package io.launchdesk.store.studio;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.launchdesk.store.comment.Comment;
import java.time.Instant;
import java.util.List;

/**
 * What people say about a model, or about one of its elements.
 *
 * @param place what it is about, as it was when the thread was begun
 * @param revision how often something happened in it, from 1 on
 * @param remarks what was said, the earliest first; never empty
 * @param turns when it was resolved and opened again, the earliest first
 */
public record ModelThread(
    long id,
    ModelId model,
    ThreadPlace place,
    boolean resolved,
    int revision,
    Instant createdAt,
    List<Remark> remarks,
    List<Turn> turns) {

  /**
   * Something that was said in a thread.
   *
   * @param comment its {@code mentions} are those who were addressed and see models
   * @param version how often it was written, from 1 on
   */
  public record Remark(@JsonUnwrapped Comment comment, int version) {}

  /**
   * Somebody resolved the thread, or opened it again.
   *
   * @param name display name
   * @param resolved false when it was opened again
   */
  public record Turn(
      @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
      String person,
      String name,
      boolean resolved,
      Instant at) {}
}
