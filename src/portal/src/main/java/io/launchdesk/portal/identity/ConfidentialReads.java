package io.launchdesk.portal.identity;

import io.launchdesk.portal.web.Page;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.request.ConfidentialityRepository;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Notes in {@code desk.audit_event} who has read something of confidential requests, by which call.
 * The same person reading the same by the same call is noted once a minute.
 */
@Component
public class ConfidentialReads {
  private final ConfidentialityRepository requests;

  ConfidentialReads(ConfidentialityRepository requests) {
    this.requests = requests;
  }

  /**
   * The person is shown something of these requests; those that are not confidential are skipped.
   */
  public void note(Access access, Collection<String> requestIds) {
    requests.noteRead(access.person().username(), requestIds, call());
  }

  /** The person is shown this page, whose items tell of these requests. */
  public <T> Page<T> noted(Access access, Page<T> page, Function<T, String> requestId) {
    note(access, page.items().stream().map(requestId).filter(Objects::nonNull).distinct().toList());
    return page;
  }

  private static String call() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
        ? call(call.getRequest())
        : "";
  }

  private static String call(HttpServletRequest request) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return request.getMethod() + " " + (route == null ? request.getRequestURI() : route);
  }
}
