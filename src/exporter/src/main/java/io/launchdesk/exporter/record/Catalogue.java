package io.launchdesk.exporter.record;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.launchdesk.exporter.row.Row;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which records are written, and by what. The broker's record filter is derived from it. Intents
 * are kept by name: newer engines have some that the API we compile against does not know.
 */
public final class Catalogue {
  private final Map<ValueType, Map<String, RecordHandler<?>>> handlers;

  private Catalogue(Map<ValueType, Map<String, RecordHandler<?>>> handlers) {
    this.handlers = handlers;
  }

  static Builder builder() {
    return new Builder();
  }

  /** The value types of which at least one intent is written. */
  public Set<ValueType> valueTypes() {
    return handlers.keySet();
  }

  /** Every entry as {@code VALUE_TYPE.INTENT}, sorted. */
  public Set<String> entries() {
    Set<String> entries = new TreeSet<>();
    handlers.forEach(
        (type, intents) -> intents.keySet().forEach(intent -> entries.add(type + "." + intent)));
    return entries;
  }

  /** Makes rows of a record; a record that is not in the catalogue makes none. */
  public void handle(Record<?> record, Consumer<Row> rows) {
    find(record).ifPresent(handler -> apply(handler, record, rows));
  }

  private Optional<RecordHandler<?>> find(Record<?> record) {
    return Optional.ofNullable(handlers.get(record.getValueType()))
        .map(intents -> intents.get(record.getIntent().name()));
  }

  // A value type stands for one class of values; the builder's callers pair it with a handler of
  // that.
  @SuppressWarnings("unchecked")
  private static <T extends RecordValue> void apply(
      RecordHandler<T> handler, Record<?> record, Consumer<Row> rows) {
    handler.handle((Record<T>) record, rows);
  }

  /** Collects the entries. */
  static final class Builder {
    private final Map<ValueType, Map<String, RecordHandler<?>>> handlers =
        new EnumMap<>(ValueType.class);

    /**
     * Registers a handler.
     *
     * @throws IllegalStateException when the pair has a handler already
     */
    Builder on(ValueType type, RecordHandler<?> handler, String... intents) {
      Map<String, RecordHandler<?>> known =
          handlers.computeIfAbsent(type, ignored -> new HashMap<>());
      for (String intent : intents) {
        if (known.putIfAbsent(intent, handler) != null) {
          throw new IllegalStateException("%s.%s has a handler already".formatted(type, intent));
        }
      }
      return this;
    }

    Catalogue build() {
      return new Catalogue(handlers);
    }
  }
}
