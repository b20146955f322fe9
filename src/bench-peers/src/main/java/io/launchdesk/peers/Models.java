package io.launchdesk.peers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The models that are deployed to the engines. */
final class Models {
  /** The decision table, which all engines can read. */
  static final String DECISION = "request/policy.dmn";

  private static final String SYNCHRONOUS = "flowable:async=\"false\"";

  private Models() {}

  static String text(String resource) {
    try (InputStream in = Models.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Flowable's model, in which service tasks say whether they are asynchronous. */
  static String flowable(String resource, boolean async) {
    String model = text(resource);
    if (!model.contains(SYNCHRONOUS)) {
      throw new IllegalStateException(resource + " has no service task that says " + SYNCHRONOUS);
    }
    return async ? model.replace(SYNCHRONOUS, "flowable:async=\"true\"") : model;
  }
}
