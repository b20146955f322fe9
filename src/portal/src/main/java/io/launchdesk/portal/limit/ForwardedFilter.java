package io.launchdesk.portal.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whose call it is, as the proxies in front say. Tomcat's own valve believes every private address
 * unless told otherwise; here only those that are named are believed, and of what they pass on only
 * the part that they added: what a caller wrote into the header stands left of it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ForwardedFilter extends OncePerRequestFilter {
  /** Digits, letters, dots and colons: never a name that would have to be looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F.]*:[0-9a-fA-F:.]+");

  private final List<NetMask> trusted;

  ForwardedFilter(ProxySettings settings) {
    this.trusted = settings.networks();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isTrusted(request.getRemoteAddr());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String proto = request.getHeader("X-Forwarded-Proto");
    chain.doFilter(
        new Forwarded(request, caller(request), "https".equalsIgnoreCase(proto)), response);
  }

  /**
   * The last address that is no proxy's, read from the nearest; the proxy's own when none is told.
   */
  private String caller(HttpServletRequest request) {
    String nearest = request.getRemoteAddr();
    for (String hop : hops(request).reversed()) {
      if (!LITERAL.matcher(hop).matches()) {
        return nearest;
      }
      nearest = hop;
      if (!isTrusted(hop)) {
        return hop;
      }
    }
    return nearest;
  }

  private static List<String> hops(HttpServletRequest request) {
    return Collections.list(request.getHeaders("X-Forwarded-For")).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .toList();
  }

  private boolean isTrusted(String address) {
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return trusted.stream().anyMatch(network -> network.matches(parsed));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static final class Forwarded extends HttpServletRequestWrapper {
    private final String address;
    private final boolean https;

    Forwarded(HttpServletRequest request, String address, boolean https) {
      super(request);
      this.address = address;
      this.https = https;
    }

    @Override
    public String getRemoteAddr() {
      return address;
    }

    @Override
    public String getRemoteHost() {
      return address;
    }

    @Override
    public boolean isSecure() {
      return https || super.isSecure();
    }

    @Override
    public String getScheme() {
      return https ? "https" : super.getScheme();
    }

    @Override
    public int getServerPort() {
      // As RemoteIpValve: the proxy's own port, unless the header Host names one.
      String host = getHeader("Host");
      boolean named = host != null && host.matches(".*:\\d+");
      return https && !named ? 443 : super.getServerPort();
    }
  }
}
