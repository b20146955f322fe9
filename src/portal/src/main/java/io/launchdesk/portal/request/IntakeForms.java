package io.launchdesk.portal.request;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.request.RequestType;
import io.launchdesk.store.request.RequestTypeRepository;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Checks briefs against the request types and their intake forms. */
@Component
class IntakeForms {
  private final RequestTypeRepository types;

  IntakeForms(RequestTypeRepository types) {
    this.types = types;
  }

  /**
   * @throws Refusal when there is no such type, or a field's value does not fit the type's form
   */
  void checkWellFormed(String type, Map<String, Object> brief) {
    types.find(type).orElseThrow(() -> unknown(type));
  }

  private Refusal unknown(String type) {
    String known = types.all().stream().map(RequestType::type).collect(Collectors.joining(", "));
    return Refusal.invalid("type", "'" + type + "' is none of: " + known + ".");
  }
}
