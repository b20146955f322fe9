package io.launchdesk.portal.client;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Answers every address that a browser opens as a page with the client's one page, whose script
 * knows the address. Addresses of the API and of published pages stay what they are: 404 when
 * nothing is there.
 */
class PageResolver extends PathResourceResolver {
  private static final Set<String> NOT_THE_CLIENTS =
      Set.of("api", "actuator", "v3", "pages", "assets", "error");

  @Override
  protected Resource resolveResourceInternal(
      HttpServletRequest request,
      String path,
      List<? extends Resource> locations,
      ResourceResolverChain chain) {
    Resource found = super.resolveResourceInternal(request, path, locations, chain);
    return found == null && isPage(request, path)
        ? super.resolveResourceInternal(request, "index.html", locations, chain)
        : found;
  }

  private static boolean isPage(HttpServletRequest request, String path) {
    if (request == null) {
      return false;
    }
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains("text/html")
        && !NOT_THE_CLIENTS.contains(path.split("/", 2)[0]);
  }
}
