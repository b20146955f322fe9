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
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops reading a body that is larger than allowed, whether or not it says its length. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimitFilter extends OncePerRequestFilter {
  private static final Pattern UPLOAD =
      Pattern.compile("/api/((requests|drafts)/[^/]+(/comments/[^/]+)?/files|models/folder)");

  private final long mostOfBody;
  private final long mostOfFile;
  private final ProblemWriter problems;

  BodyLimitFilter(PortalSettings settings, ProblemWriter problems) {
    this.mostOfBody = settings.limits().body().toBytes();
    this.mostOfFile = settings.files().most().toBytes();
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long most = UPLOAD.matcher(request.getRequestURI()).matches() ? mostOfFile : mostOfBody;
    if (request.getContentLengthLong() > most) {
      problems.write(response, ProblemType.TOO_LARGE, detail(most));
      return;
    }
    chain.doFilter(new Limited(request, most), response);
  }

  private static String detail(long most) {
    return "A body may have " + most / 1024 + " KiB.";
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private ServletInputStream counted;

    private final long most;

    Limited(HttpServletRequest request, long most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (counted == null) {
        counted = new Counted(super.getInputStream(), most);
      }
      return counted;
    }
  }

  private static final class Counted extends ServletInputStream {
    private final ServletInputStream source;
    private final long most;
    private long read;

    Counted(ServletInputStream source, long most) {
      this.source = source;
      this.most = most;
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
        throw new Refusal(ProblemType.TOO_LARGE, detail(most));
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
