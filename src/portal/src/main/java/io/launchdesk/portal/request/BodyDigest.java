package io.launchdesk.portal.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Tells whether two bodies say the same, whatever the order of their fields. */
final class BodyDigest {
  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private BodyDigest() {}

  /**
   * @param campaign null for none
   */
  static String of(String type, Map<String, Object> brief, String campaign, boolean confidential) {
    List<Object> said = new ArrayList<>(List.of(type, brief));
    if (campaign != null) {
      said.add(campaign);
    }
    if (confidential) {
      said.add(true);
    }
    try {
      byte[] text = SORTED.writeValueAsBytes(said);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
