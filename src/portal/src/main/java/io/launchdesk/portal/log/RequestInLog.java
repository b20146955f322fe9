package io.launchdesk.portal.log;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes in the log which request or task a call is about, as its address says. */
@Configuration
class RequestInLog implements WebMvcConfigurer, HandlerInterceptor {
  private static final Map<String, String> THINGS =
      Map.of("/api/requests/{id}", "requestId", "/api/tasks/{id}", "taskKey");

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this);
  }

  @Override
  public boolean preHandle(HttpServletRequest call, HttpServletResponse answer, Object handler) {
    String pattern =
        String.valueOf(call.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    if (call.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
        instanceof Map<?, ?> variables) {
      THINGS.forEach(
          (things, key) -> {
            if (pattern.startsWith(things)) {
              MDC.put(key, String.valueOf(variables.get("id")));
            }
          });
    }
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest call, HttpServletResponse answer, Object handler, Exception failure) {
    THINGS.values().forEach(MDC::remove);
  }
}
