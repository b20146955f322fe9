package io.launchdesk.portal.studio.check;

import java.util.List;

/** One kind of check; every bean of this type is asked before models go live. */
public interface ModelCheck {
  /**
   * Looks at models together.
   *
   * @return what was found in the changed models, or in others because of them; empty when all is
   *     well. A model that cannot be read is a finding, not an exception.
   */
  List<Finding> check(ModelPicture picture);
}
