package io.launchdesk.core.notification;

/**
 * What somebody is told about.
 *
 * @param key names one of its kind, such as a request's id
 */
public record Topic(TopicKind kind, String key) {
  /** The request of this id. */
  public static Topic request(String id) {
    return new Topic(TopicKind.REQUEST, id);
  }

  /** The change of models of this number. */
  public static Topic change(int number) {
    return new Topic(TopicKind.CHANGE, Integer.toString(number));
  }

  /**
   * The thread of this id.
   *
   * @param model kind and id, such as {@code process/IntakeProcess}
   */
  public static Topic thread(String model, long id) {
    return new Topic(TopicKind.THREAD, model + "/" + id);
  }

  /** The agreement on a service level of this id. */
  public static Topic agreement(String id) {
    return new Topic(TopicKind.AGREEMENT, id);
  }

  /** Where it is shown, below the portal's address. */
  public String path() {
    return kind.path(key);
  }
}
