package io.launchdesk.portal.studio.check;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.ModelContent;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.List;

/** Whether parsers that know no bounds may be given a model. */
public final class SafeToRead {
  private SafeToRead() {}

  /** False when {@link AllowListCheck} refuses the file, or some FEEL in it without reading it. */
  public static boolean is(ModelId model, String content) {
    try {
      ModelContent.read(model, content);
    } catch (Refusal e) {
      return false;
    }
    if (model.kind() == ModelKind.FORM) {
      return true;
    }
    List<Expression> feel = ModelXml.read(content).expressions(model.kind());
    return feel.stream().map(Expression::text).allMatch(FeelSyntax::isBounded)
        && !FeelSyntax.isTooMuch(feel);
  }
}
