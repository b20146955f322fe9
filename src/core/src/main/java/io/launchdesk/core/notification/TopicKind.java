package io.launchdesk.core.notification;

import java.util.Arrays;

/**
 * Kinds of things that people are told about. Each has its page in the portal; the client's words
 * {@code topic.<slug>} and {@code topicOpen.<slug>} say how one is called, and opened.
 */
public enum TopicKind {
  /** A request; the key is its id. */
  REQUEST("request", "/requests/"),
  /** A change of models; the key is its number. */
  CHANGE("change", "/change-notes/"),
  /** An agreement on a service level; the key is its id. */
  AGREEMENT("agreement", "/agreements/"),
  /** A thread about a model; the key is the model and the thread's id: process/IntakeProcess/12. */
  THREAD("thread", "/studio/") {
    @Override
    String path(String key) {
      int end = key.lastIndexOf('/');
      return super.path(key.substring(0, end)) + "?thread=" + key.substring(end + 1);
    }
  };

  private final String slug;
  private final String page;

  TopicKind(String slug, String page) {
    this.slug = slug;
    this.page = page;
  }

  /** The name that is stored and sent. */
  public String slug() {
    return slug;
  }

  /** Where one is shown, below the portal's address. */
  String path(String key) {
    return page + key;
  }

  /**
   * The kind of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static TopicKind of(String slug) {
    return Arrays.stream(values())
        .filter(kind -> kind.slug.equals(slug))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no kind of topic '" + slug + "'"));
  }
}
