package io.launchdesk.portal.page;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.launch.LandingPageViews;
import io.launchdesk.store.launch.LandingPageViews.PublishedPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves landing pages to everybody. They are made of what people wrote, so they run in a sandbox
 * without scripts and apart from the portal: a page cannot use the visitor's sign-in.
 */
@RestController
@Tag(name = "Published pages")
class LandingPageController {
  private static final String OWN_READER = "Launchdesk";
  private static final String POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation; "
          + "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; font-src https: data:; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final LandingPageViews pages;

  LandingPageController(LandingPageViews pages) {
    this.pages = pages;
  }

  @Operation(summary = "A published landing page (HTML); counts the visit")
  @GetMapping(value = "/pages/{slug}")
  ResponseEntity<byte[]> page(@PathVariable String slug, HttpServletRequest request) {
    PublishedPage page =
        (slug.indexOf(0) >= 0 ? Optional.<PublishedPage>empty() : pages.find(slug))
            .orElseThrow(() -> Refusal.notFound("page", "at this address"));
    if (!page.live()) {
      throw new Refusal(ProblemType.GONE, "This page was taken back.");
    }
    if (request.getMethod().equals("GET")
        && !OWN_READER.equals(request.getHeader(HttpHeaders.USER_AGENT))) {
      pages.count(slug);
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_LANGUAGE, page.language())
        .header("Content-Security-Policy", POLICY)
        .cacheControl(CacheControl.noCache())
        .body(page.html().getBytes(StandardCharsets.UTF_8));
  }
}
