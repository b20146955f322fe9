package io.launchdesk.exporter;

import io.camunda.zeebe.protocol.record.ImmutableRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRelated;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/**
 * Logs that the engine could have written: the recorded requests, or some of them, side by side in
 * any order that keeps each one's own, up to any record.
 */
final class Streams {
  private static final long NO_REQUEST = -1;

  private final List<Record<?>> shared = new ArrayList<>();
  private final Map<Long, List<Record<?>>> requests = new LinkedHashMap<>();
  private final long start;

  /** Takes a log apart. */
  Streams(List<Record<?>> records) {
    start = records.getFirst().getTimestamp();
    Map<Long, Long> parents = parents(records);
    for (Record<?> record : records) {
      long root = root(record, parents);
      (root == NO_REQUEST ? shared : requests.computeIfAbsent(root, key -> new ArrayList<>()))
          .add(record);
    }
  }

  /** How many requests there are. */
  int requests() {
    return requests.size();
  }

  /**
   * A log of these requests.
   *
   * @param chosen numbers from 0
   * @param seed decides whose record comes next
   * @param percent how much of it has been written
   */
  List<Record<?>> merged(Collection<Integer> chosen, long seed, int percent) {
    List<List<Record<?>>> all = List.copyOf(requests.values());
    List<Queue<Record<?>>> left = new ArrayList<>();
    chosen.forEach(number -> left.add(new ArrayDeque<>(all.get(number))));
    Random random = new Random(seed);
    List<Record<?>> merged = new ArrayList<>(shared);
    while (!left.isEmpty()) {
      Queue<Record<?>> next = left.get(random.nextInt(left.size()));
      merged.add(next.remove());
      left.removeIf(Queue::isEmpty);
    }
    int length = shared.size() + (merged.size() - shared.size()) * percent / 100;
    List<Record<?>> numbered = new ArrayList<>();
    for (Record<?> record : merged.subList(0, length)) {
      numbered.add(at(record, numbered.size() + 1L));
    }
    return numbered;
  }

  private Record<?> at(Record<?> record, long position) {
    return ImmutableRecord.builder()
        .from(cast(record))
        .withPosition(position)
        .withTimestamp(start + position)
        .build();
  }

  @SuppressWarnings("unchecked")
  private static Record<RecordValue> cast(Record<?> record) {
    return (Record<RecordValue>) record;
  }

  private static Map<Long, Long> parents(List<Record<?>> records) {
    Map<Long, Long> parents = new HashMap<>();
    for (Record<?> record : records) {
      if (record.getValueType() == ValueType.PROCESS_INSTANCE
          && record.getValue() instanceof ProcessInstanceRecordValue value) {
        parents.put(value.getProcessInstanceKey(), value.getParentProcessInstanceKey());
      }
    }
    return parents;
  }

  private static long root(Record<?> record, Map<Long, Long> parents) {
    if (!(record.getValue() instanceof ProcessInstanceRelated value)
        || value.getProcessInstanceKey() <= 0) {
      return NO_REQUEST;
    }
    long key = value.getProcessInstanceKey();
    for (long parent = parents.getOrDefault(key, -1L); parent > 0; ) {
      key = parent;
      parent = parents.getOrDefault(key, -1L);
    }
    return key;
  }
}
