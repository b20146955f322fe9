package io.launchdesk.portal.metrics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets monitoring scrape with a token of its own, which is no account: every other request goes by
 * the rules for people and scripts.
 */
@Configuration
class MetricsAccess {
  private static final String METRICS = "/actuator/prometheus";

  @Bean
  @Order(0)
  SecurityFilterChain scraping(HttpSecurity http, MetricsSettings settings) throws Exception {
    return http.securityMatcher(
            call ->
                HttpMethod.GET.matches(call.getMethod())
                    && METRICS.equals(call.getRequestURI())
                    && settings.admits(call.getHeader("Authorization")))
        .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(RequestCacheConfigurer::disable)
        .build();
  }
}
