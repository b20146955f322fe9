package io.launchdesk.workers.launch;

import io.launchdesk.core.launch.LandingPage;
import io.launchdesk.core.launch.Slug;
import io.launchdesk.store.brief.RequestBrief;
import io.launchdesk.store.launch.LandingPageRepository;
import io.launchdesk.store.launch.Publication;
import io.launchdesk.store.production.AssetVersion;
import io.launchdesk.workers.engine.NotReadyYet;
import io.launchdesk.workers.engine.PublicAddress;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Landing pages are pages of our own, one for each language; the portal serves them. */
@Component
@Order(0)
class LandingPageChannel implements Channel {
  private static final String NAME = "landing-page";

  /**
   * For so long a portal that does not answer is waited for: it is restarted, or updated, and
   * nobody has anything to decide. After that its address may be wrong.
   */
  private static final Duration PORTAL_RESTARTS = Duration.ofMinutes(15);

  private final LandingPageRepository pages;
  private final PublicAddress address;
  private final PageReader reader;
  private final Clock clock;

  LandingPageChannel(
      LandingPageRepository pages, PublicAddress address, PageReader reader, Clock clock) {
    this.pages = pages;
    this.address = address;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public boolean serves(String channel) {
    return NAME.equals(channel);
  }

  @Override
  public Published publish(Publication claimed, RequestBrief request, List<AssetVersion> assets) {
    List<String> languages = languages(request, assets);
    for (int position = 0; position < languages.size(); position++) {
      pages.put(page(request, assets, languages, position), clock.instant());
    }
    return new Published(
        address.of("/pages/" + slug(request, languages, 0)), slug(request, languages, 0));
  }

  @Override
  public void verify(Publication publication) {
    String html = read(publication);
    if (!html.contains("name=\"launchdesk-request\" content=\"" + publication.requestId() + "\"")) {
      throw new TechnicalFailure(
          "At %s there is a page, but it is not the one of %s. Check that launchdesk.public-url is the portal's address, then retry."
              .formatted(publication.address(), publication.requestId()));
    }
  }

  /**
   * @throws NotReadyYet when the portal is away, soon after the page was published
   */
  private String read(Publication publication) {
    try {
      return reader.read(publication.address());
    } catch (PageReader.PortalAway e) {
      if (clock.instant().isBefore(publication.publishedAt().plus(PORTAL_RESTARTS))) {
        throw new NotReadyYet(e.getMessage());
      }
      throw e;
    }
  }

  @Override
  public void retract(Publication publication) {
    pages.takeDown(publication.requestId());
  }

  @Override
  public Map<String, BigDecimal> results(Publication publication) {
    return Map.of("page-views", BigDecimal.valueOf(pages.views(publication.requestId())));
  }

  private static LandingPageRepository.Page page(
      RequestBrief request, List<AssetVersion> assets, List<String> languages, int position) {
    String language = languages.get(position);
    var parts =
        assets.stream()
            .filter(asset -> asset.language().equals(language))
            .map(AssetVersion::content)
            .toList();
    return new LandingPageRepository.Page(
        slug(request, languages, position),
        request.id(),
        request.title(),
        language,
        LandingPage.html(new LandingPage.Material(request.id(), request.title(), language, parts)),
        position);
  }

  /** The languages of the pages: those of the assets, in the brief's order. */
  private static List<String> languages(RequestBrief request, List<AssetVersion> assets) {
    var made = new TreeSet<>(assets.stream().map(AssetVersion::language).toList());
    List<String> wanted = request.brief().list("languages");
    List<String> both = wanted.stream().filter(made::contains).toList();
    if (!both.isEmpty()) {
      return both;
    }
    return made.isEmpty()
        ? List.of(wanted.isEmpty() ? "en" : wanted.getFirst())
        : List.copyOf(made);
  }

  private static String slug(RequestBrief request, List<String> languages, int position) {
    return Slug.of(
        request.title(), request.id(), languages.size() == 1 ? null : languages.get(position));
  }
}
