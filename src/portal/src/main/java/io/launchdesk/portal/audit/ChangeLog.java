package io.launchdesk.portal.audit;

import io.launchdesk.portal.identity.Caller;
import io.launchdesk.store.identity.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes each call that changed something, as {@code call}, with its route and whom or what it
 * named, so that no change can be forgotten. What it changed in detail is told by events of its own
 * where somebody will ask for it. What people keep for themselves alone, and that they have seen
 * something, is not noted.
 */
@Configuration
class ChangeLog implements WebMvcConfigurer, HandlerInterceptor {
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final String OWN =
      "/api/(session|me/notifications|me/settings|drafts|views|imports|answer-links)(/.*)?"
          + "|/api/tasks/\\{id}/draft|.*/seen|/api/models/.*/(draft|findings)";
  private static final int LONGEST_SUBJECT = 300;

  private final AuditLog audit;
  private final Caller caller;

  ChangeLog(AuditLog audit, Caller caller) {
    this.audit = audit;
    this.caller = caller;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/api/**");
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    boolean changed = CHANGING.contains(request.getMethod()) && response.getStatus() / 100 == 2;
    if (!changed || failure != null || route == null || route.toString().matches(OWN)) {
      return;
    }
    caller
        .signedIn()
        .ifPresent(
            access ->
                audit.add(
                    access.person().username(),
                    "call",
                    subject(request, response),
                    Map.of("call", request.getMethod() + " " + route)));
  }

  /** What the call named, else what it made. */
  private static String subject(HttpServletRequest request, HttpServletResponse response) {
    String named =
        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            ? variables.values().stream().map(Object::toString).collect(Collectors.joining("/"))
            : "";
    String location = response.getHeader("Location");
    String subject =
        named.isEmpty() && location != null
            ? location.substring(location.lastIndexOf('/') + 1)
            : named;
    String clean = subject.replace("\0", "");
    return clean.length() > LONGEST_SUBJECT ? clean.substring(0, LONGEST_SUBJECT) : clean;
  }
}
