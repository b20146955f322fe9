package io.launchdesk.portal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.live.EventReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows redirects, keeps cookies and fills in the provider's form, as a browser would. */
final class Browser {
  private static final Pattern FORM =
      Pattern.compile("id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");

  /** To browsers loopback is as safe as TLS: they send cookies marked as secure there, too. */
  private final CookieManager cookies =
      new CookieManager() {
        @Override
        public void put(URI address, Map<String, List<String>> headers) throws IOException {
          Map<String, List<String>> lax = new HashMap<>(headers);
          lax.replaceAll(
              (name, values) ->
                  name.equalsIgnoreCase("Set-Cookie")
                      ? values.stream().map(v -> v.replaceAll("(?i);\\s*Secure", "")).toList()
                      : values);
          super.put(address, lax);
        }
      };

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final Http portal;

  Browser(Http portal) {
    this.portal = portal;
  }

  HttpResponse<String> open(String path) {
    return follow(portal.address(path));
  }

  HttpResponse<String> follow(URI address) {
    return send(HttpRequest.newBuilder(address).header("Accept", "text/html"));
  }

  /** Goes to the provider from this page, signs in there and comes back. */
  HttpResponse<String> signIn(String username, String password, String page) {
    return submit(open("/oauth2/authorization/oidc?return=" + page), username, password);
  }

  /** Fills in the provider's form. */
  HttpResponse<String> submit(HttpResponse<String> form, String username, String password) {
    Matcher action = FORM.matcher(form.body());
    if (!action.find()) {
      throw new AssertionError("no form at " + form.uri() + ": " + form.body());
    }
    return send(
        HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    Keycloak.form(Map.of("username", username, "password", password)))));
  }

  JsonNode get(String path) {
    return json(send(HttpRequest.newBuilder(portal.address(path))));
  }

  EventReader events() {
    return EventReader.open(client, HttpRequest.newBuilder(portal.address("/api/events")));
  }

  HttpResponse<String> signOut() {
    return send(
        HttpRequest.newBuilder(portal.address("/api/session"))
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
            .DELETE());
  }

  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder call) {
    try {
      return client.send(call.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
