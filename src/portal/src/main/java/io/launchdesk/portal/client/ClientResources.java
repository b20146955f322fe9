package io.launchdesk.portal.client;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Assets carry a hash of their content in their names, so browsers may keep them for ever; the page
 * itself is asked for each time. Both were compressed when the client was built.
 */
@Configuration
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClientResources implements WebMvcConfigurer {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  /** What makes the client installable has a type of its own that Spring does not know. */
  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer types) {
    types.mediaType("webmanifest", MediaType.valueOf("application/manifest+json"));
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PathResourceResolver());
    registry
        .addResourceHandler("/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new EncodedResourceResolver())
        .addResolver(new PageResolver());
  }
}
