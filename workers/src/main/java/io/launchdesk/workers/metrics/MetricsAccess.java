package io.launchdesk.workers.metrics;

import io.launchdesk.core.metrics.MetricsToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets who has the token read the metrics; without a token, who is on this machine. Of everything
 * else the workers serve health alone.
 */
@Component
class MetricsAccess extends OncePerRequestFilter {
  private final MetricsToken token;

  MetricsAccess(@Value("${launchdesk.metrics.token:}") String token) {
    this.token = new MetricsToken(token);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals("/actuator/health") || path.startsWith("/actuator/health/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean admitted =
        token.isSet()
            ? token.admits(request.getHeader(HttpHeaders.AUTHORIZATION))
            : InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    if (admitted) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"launchdesk-workers\"");
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }
  }
}
