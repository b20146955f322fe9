package io.launchdesk.portal.studio;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;

/** Models as addresses name them. */
public final class ModelAddress {
  private ModelAddress() {}

  /**
   * The model of an address; whether there is one is not asked.
   *
   * @throws Refusal when there is no such kind
   */
  public static ModelId of(String kind, String model) {
    return new ModelId(kind(kind), model);
  }

  /**
   * The kind of an address.
   *
   * @throws Refusal when there is no such kind
   */
  static ModelKind kind(String kind) {
    return ModelKind.of(kind).orElseThrow(() -> Refusal.notFound("kind of model", kind));
  }
}
