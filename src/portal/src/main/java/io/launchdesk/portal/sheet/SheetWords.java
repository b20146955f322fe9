package io.launchdesk.portal.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * The words of forms and of the web client in a person's language, from the web client's files;
 * English without them.
 */
@Component
public class SheetWords {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,20}");

  private final ResourceLoader loader;
  private final ObjectMapper mapper;
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

  SheetWords(ResourceLoader loader, ObjectMapper mapper) {
    this.loader = loader;
    this.mapper = mapper;
  }

  /** A text of a form, such as a label. */
  public String text(String language, String english) {
    return file(language).path("texts").path(english).asText(english);
  }

  /** A text of the client by its key; the key itself when nobody knows it. */
  public String key(String language, String key) {
    return file(language).path(key).asText(file("en").path(key).asText(key));
  }

  private JsonNode file(String language) {
    return files.computeIfAbsent(language, this::read);
  }

  private JsonNode read(String language) {
    Resource file = loader.getResource("classpath:locales/" + language + ".json");
    if (!LANGUAGE.matcher(language).matches() || !file.exists()) {
      return mapper.createObjectNode();
    }
    try (InputStream content = file.getInputStream()) {
      return mapper.readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
