package io.launchdesk.portal.web;

import io.launchdesk.store.identity.Access;
import java.util.Set;

/** A list whose filters, order and scope can be kept as a view. */
public interface ViewedList {

  /** As views name it, e.g. {@code tasks}. */
  String list();

  /** The parameters that a view may hold. */
  Set<String> viewParameters();

  /**
   * Looks whether the list takes these values.
   *
   * @throws io.launchdesk.portal.problem.Refusal naming the parameter that it does not
   */
  void check(Access access, ListQuery query);
}
