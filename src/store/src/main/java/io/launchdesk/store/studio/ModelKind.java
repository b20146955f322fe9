package io.launchdesk.store.studio;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be modelled. */
public enum ModelKind {
  PROCESS("bpmn"),
  DECISION("dmn"),
  FORM("form");

  private final String extension;

  ModelKind(String extension) {
    this.extension = extension;
  }

  /** The name in addresses and in the database: {@code process}, {@code decision}, {@code form}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its files end with, without the dot. */
  public String extension() {
    return extension;
  }

  /** The kind of that name; empty when there is none. */
  public static Optional<ModelKind> of(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }
}
