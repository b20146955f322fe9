package io.launchdesk.portal.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.regex.Pattern;

/** The page on which somebody was who goes to the identity provider and comes back. */
final class ReturnPage {
  private static final String KEPT = ReturnPage.class.getName();
  private static final int LONGEST = 2_000;

  /** A path of this portal: not {@code //host}, nor what a browser would read as that. */
  private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

  private ReturnPage() {}

  /** Keeps the parameter {@code return} in the session, when it is a page of the portal. */
  static void keep(HttpServletRequest request) {
    HttpSession session = request.getSession();
    String page = request.getParameter("return");
    if (isOwn(page)) {
      session.setAttribute(KEPT, page);
    } else {
      session.removeAttribute(KEPT);
    }
  }

  /** What was kept, once; the start page when nothing was. */
  static String take(HttpServletRequest request) {
    HttpSession session = request.getSession();
    Object page = session.getAttribute(KEPT);
    session.removeAttribute(KEPT);
    return page instanceof String text ? text : "/";
  }

  static boolean isOwn(String page) {
    return page != null && page.length() <= LONGEST && OWN.matcher(page).matches();
  }
}
