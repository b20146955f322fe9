package io.launchdesk.store.studio;

/**
 * Which model.
 *
 * @param model the id of the process, of the decision's file or of the form
 */
public record ModelId(ModelKind kind, String model) {

  /** The name of its file, e.g. {@code ApprovalProcess.bpmn}. */
  public String file() {
    return model + "." + kind.extension();
  }

  @Override
  public String toString() {
    return kind.slug() + "/" + model;
  }
}
