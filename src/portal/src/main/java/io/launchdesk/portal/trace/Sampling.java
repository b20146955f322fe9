package io.launchdesk.portal.trace;

import io.micrometer.observation.ObservationPredicate;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Browsers begin a trace with each call and always ask for it to be kept; how many are kept is the
 * operator's choice, so what callers ask for does not count. What follows goes by what was chosen
 * here.
 */
@Configuration
class Sampling {

  @Bean
  @ConditionalOnProperty(name = "management.tracing.enabled", matchIfMissing = true)
  Sampler chosenHere(@Value("${management.tracing.sampling.probability}") double share) {
    Sampler byTrace = Sampler.traceIdRatioBased(share);
    return Sampler.parentBasedBuilder(byTrace)
        .setRemoteParentSampled(byTrace)
        .setRemoteParentNotSampled(byTrace)
        .build();
  }

  /** Questions for health and metrics are no calls that anybody follows. */
  @Bean
  ObservationPredicate nothingOfMonitoring() {
    return (name, context) ->
        !(context instanceof ServerRequestObservationContext call)
            || !call.getCarrier().getRequestURI().startsWith("/actuator/");
  }
}
