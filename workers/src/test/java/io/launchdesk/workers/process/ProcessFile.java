package io.launchdesk.workers.process;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A BPMN file, read for checking. */
record ProcessFile(String name, BpmnModelInstance model) {

  private static final List<ProcessFile> ALL =
      Resources.processes().stream().map(ProcessFile::read).toList();

  /** All models of the product, parsed once. */
  static List<ProcessFile> all() {
    return ALL;
  }

  static ProcessFile read(Path file) {
    try {
      return of(file.getFileName().toString().replace(".bpmn", ""), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProcessFile of(String name, String xml) {
    var stream = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    return new ProcessFile(name, Bpmn.readModelFromStream(stream));
  }

  <T extends ModelElementInstance> Collection<T> elements(Class<T> type) {
    return model.getModelElementsByType(type);
  }

  String processId() {
    return elements(Process.class).iterator().next().getId();
  }

  /** The extension element of this type that the element carries. */
  static <T extends ModelElementInstance> Optional<T> extension(
      BaseElement element, Class<T> type) {
    return Optional.ofNullable(element.getExtensionElements())
        .flatMap(all -> all.getElementsQuery().filterByType(type).list().stream().findFirst());
  }

  /** The value of a task header. */
  static Optional<String> header(BaseElement element, String key) {
    return extension(element, ZeebeTaskHeaders.class).stream()
        .flatMap(headers -> headers.getHeaders().stream())
        .filter(header -> header.getKey().equals(key))
        .map(ZeebeHeader::getValue)
        .findFirst();
  }

  /** The id of the nearest element with an id, at or above the given one. */
  static String owner(ModelElementInstance element) {
    return Stream.iterate(element, e -> e != null, ModelElementInstance::getParentElement)
        .filter(FlowNode.class::isInstance)
        .map(e -> ((FlowNode) e).getId())
        .findFirst()
        .orElse("");
  }

  @Override
  public String toString() {
    return name;
  }
}
