package io.launchdesk.portal.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the catalogue, prefix {@code launchdesk.catalogue}.
 *
 * @param examples where its examples lie, as a pattern of Spring's; each file is the body of one
 *     {@code POST /api/requests}. A department's own: {@code file:/etc/launchdesk/examples/*.json}
 */
@ConfigurationProperties("launchdesk.catalogue")
record CatalogueSettings(@DefaultValue("classpath*:/examples/*.json") String examples) {}
