package io.launchdesk.workers.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The models that this version of the product brings along.
 *
 * @param files contents by file name, sorted
 */
record ModelBundle(Map<String, byte[]> files) {

  /** Reads everything that the patterns find. */
  static ModelBundle read(ResourcePatternResolver resolver, List<String> patterns)
      throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String pattern : patterns) {
      for (Resource resource : resolver.getResources(pattern)) {
        files.put(resource.getFilename(), resource.getContentAsByteArray());
      }
    }
    if (files.isEmpty()) {
      throw new IllegalStateException("no models found by " + patterns);
    }
    return new ModelBundle(files);
  }

  /** Tells bundles apart by names and contents. */
  String checksum() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update((name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
