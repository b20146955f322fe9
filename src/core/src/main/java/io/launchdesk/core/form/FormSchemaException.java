package io.launchdesk.core.form;

/** A form that this server refuses to work with: it names the component and says why. */
public final class FormSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String component;

  FormSchemaException(String component, String reason) {
    super(component + ": " + reason);
    this.component = component;
  }

  /** The key, path or id of the component at fault; {@code form} for the form as a whole. */
  public String component() {
    return component;
  }
}
