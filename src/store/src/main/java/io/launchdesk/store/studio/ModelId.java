package io.launchdesk.store.studio;

/**
 * Which model.
 *
 * @param model the id of the process, of the decision's file or of the form
 */
public record ModelId(ModelKind kind, String model) {

  /**
   * The model of a decision's file.
   *
   * @param id of its requirements, to which editors give a prefix
   */
  public static ModelId ofRequirements(String id) {
    return new ModelId(ModelKind.DECISION, id.replaceFirst("^[Dd]efinitions_", ""));
  }

  /** The name of its file, e.g. {@code ApprovalProcess.bpmn}. */
  public String file() {
    return model + "." + kind.extension();
  }

  @Override
  public String toString() {
    return kind.slug() + "/" + model;
  }
}
