package io.launchdesk.portal.web;

import io.launchdesk.portal.PortalSettings;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.ProblemWriter;
import io.launchdesk.portal.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops reading a body that is larger than allowed, whether or not it says its length. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter extends OncePerRequestFilter {
  private final long most;
  private final ProblemWriter problems;

  BodyLimitFilter(PortalSettings settings, ProblemWriter problems) {
    this.most = settings.limits().body().toBytes();
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most) {
      problems.write(response, ProblemType.TOO_LARGE, detail());
      return;
    }
    chain.doFilter(new Limited(request), response);
  }

  private String detail() {
    return "A body may have " + most / 1024 + " KiB.";
  }

  private final class Limited extends HttpServletRequestWrapper {
    private ServletInputStream counted;

    Limited(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (counted == null) {
        counted = new Counted(super.getInputStream());
      }
      return counted;
    }
  }

  private final class Counted extends ServletInputStream {
    private final ServletInputStream source;
    private long read;

    Counted(ServletInputStream source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      int value = source.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = source.read(target, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) {
      read += n;
      if (read > most) {
        throw new Refusal(ProblemType.TOO_LARGE, detail());
      }
    }

    @Override
    public boolean isFinished() {
      return source.isFinished();
    }

    @Override
    public boolean isReady() {
      return source.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      source.setReadListener(listener);
    }
  }
}
