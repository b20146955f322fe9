package io.launchdesk.portal.identity;

import io.launchdesk.portal.live.Admissions;
import io.launchdesk.portal.problem.ProblemWriter;
import io.launchdesk.portal.provider.BackChannelLogoutController;
import io.launchdesk.portal.provider.BearerTokens;
import io.launchdesk.portal.provider.ProviderLogin;
import io.launchdesk.store.identity.Access;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Ways in, kept apart. A call with Basic credentials or a bearer token is judged by these alone: it
 * never sees a session, so the CSRF check that it does not need cannot be got round with a session
 * cookie. Every other call is judged by its session and needs the CSRF token for changes.
 */
@Configuration
class SecurityConfig {
  private static final String POLICY =
      "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; "
          + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  static boolean carriesBasic(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  CsrfTokenRepository csrfTokens() {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
    return tokens;
  }

  /** Calls are measured and traced as wholes; nobody asks how long each of the guards takes. */
  @Bean
  SecurityObservationSettings callsAreObservedAsWholes() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  HttpSessionSecurityContextRepository sessions() {
    return new HttpSessionSecurityContextRepository();
  }

  @Bean
  SessionAuthenticationStrategy newCsrfTokenOnSignIn(CsrfTokenRepository tokens) {
    CsrfAuthenticationStrategy strategy = new CsrfAuthenticationStrategy(tokens);
    strategy.setRequestHandler(new SpaCsrf());
    return strategy;
  }

  @Bean
  @Order(1)
  SecurityFilterChain scripts(
      HttpSecurity http,
      PasswordAuthentication passwords,
      SecondFactors factors,
      SecurityProblems refusals,
      ProblemWriter problems,
      Caller caller)
      throws Exception {
    return common(http, refusals, problems, caller)
        .securityMatcher(SecurityConfig::carriesBasic)
        .addFilterAfter(new SecondFactorGuard(factors, caller, problems), AuthorizationFilter.class)
        // Without a parent: that one would try a wrong password a second time.
        .authenticationManager(new ProviderManager(passwords))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain tokens(
      HttpSecurity http,
      BearerTokens tokens,
      SecurityProblems refusals,
      ProblemWriter problems,
      Caller caller)
      throws Exception {
    return common(http, refusals, problems, caller)
        .securityMatcher(call -> tokens.taken() && BearerTokens.carriedBy(call))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals)
                    .jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(tokens))
                    .withObjectPostProcessor(tellingOutages(refusals)))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain browsers(
      HttpSecurity http,
      SecurityProblems refusals,
      ProblemWriter problems,
      CsrfTokenRepository tokens,
      HttpSessionSecurityContextRepository sessions,
      ProviderLogin provider,
      SecondFactors factors,
      Admissions streams,
      Caller caller)
      throws Exception {
    provider.addTo(http);
    return common(http, refusals, problems, caller)
        .addFilterAfter(new SecondFactorGuard(factors, caller, problems), AuthorizationFilter.class)
        .addFilterAfter(new OneTimePasswordGuard(problems), AuthorizationFilter.class)
        .securityContext(context -> context.securityContextRepository(sessions))
        .sessionManagement(
            // Who signs in at the provider gets a new session id: what streams by the old one ends.
            s ->
                s.addSessionAuthenticationStrategy(
                    (who, call, answer) -> {
                      provider.opening(who, call.getSession());
                      streams.end(call.getSession().getId());
                    }))
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(tokens)
                    .csrfTokenRequestHandler(new SpaCsrf())
                    .ignoringRequestMatchers(
                        PathPatternRequestMatcher.withDefaults()
                            .matcher(HttpMethod.POST, "/api/session"),
                        // The provider has no token; what it sends is signed.
                        PathPatternRequestMatcher.withDefaults()
                            .matcher(HttpMethod.POST, BackChannelLogoutController.ADDRESS)))
        .build();
  }

  private static HttpSecurity common(
      HttpSecurity http, SecurityProblems refusals, ProblemWriter problems, Caller caller)
      throws Exception {
    return http.addFilterBefore(new CrossSiteGuard(problems), SecurityContextHolderFilter.class)
        .requestCache(cache -> cache.disable())
        .formLogin(form -> form.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            calls ->
                calls
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, "/api/session")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/api/session")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/api/shared/*")
                    .permitAll()
                    .requestMatchers("/api/answer-links/*")
                    .permitAll()
                    .requestMatchers("/api/**")
                    .authenticated()
                    .requestMatchers("/actuator/health/**", "/actuator/health")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .access(operators(caller))
                    .anyRequest()
                    .permitAll())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .crossOriginOpenerPolicy(o -> o.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .crossOriginResourcePolicy(r -> r.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        p -> p.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                    .frameOptions(Customizer.withDefaults()));
  }

  /** That the provider cannot be reached is told, too, instead of being thrown further. */
  private static ObjectPostProcessor<BearerTokenAuthenticationFilter> tellingOutages(
      SecurityProblems refusals) {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
        var telling = new AuthenticationEntryPointFailureHandler(refusals);
        telling.setRethrowAuthenticationServiceException(false);
        filter.setAuthenticationFailureHandler(telling);
        return filter;
      }
    };
  }

  private static AuthorizationManager<RequestAuthorizationContext> operators(Caller caller) {
    return (authentication, context) ->
        new AuthorizationDecision(
            caller.access(authentication.get()).filter(Access::mayOperate).isPresent());
  }
}
