package io.launchdesk.portal.web;

import com.fasterxml.jackson.core.StreamReadConstraints;
import io.launchdesk.portal.PortalSettings;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Bodies that lie deeper in each other than any form does are not read. */
@Configuration
class JsonDepth {

  @Bean
  Jackson2ObjectMapperBuilderCustomizer depthOfBodies(PortalSettings settings) {
    return builder ->
        builder.postConfigurer(
            mapper ->
                mapper
                    .getFactory()
                    .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(settings.limits().depth())
                            .build()));
  }
}
