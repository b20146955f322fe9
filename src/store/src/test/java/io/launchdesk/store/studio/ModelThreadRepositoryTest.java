package io.launchdesk.store.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.StoreContext;
import io.launchdesk.store.studio.ModelThread.Turn;
import io.launchdesk.store.studio.ModelVersionRepository.NewVersion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelThreadRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final ThreadPlace ON_TASK = new ThreadPlace("Task_A", "Check", 1, true);

  private StoreContext store;
  private ModelThreadRepository threads;
  private ModelRemarkRepository remarks;
  private TransactionTemplate transaction;
  private ModelId model;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    threads = store.get(ModelThreadRepository.class);
    remarks = store.get(ModelRemarkRepository.class);
    transaction = store.get(TransactionTemplate.class);
    store.given().person("ann");
    store.given().person("bob");
  }

  @BeforeEach
  void aModel() {
    model = version("Process_" + UUID.randomUUID());
  }

  @Test
  void shouldGiveThreadsWithWhatWasSaidAndDone() {
    // given
    long thread = begun(ON_TASK, "ann", "Why?");
    remarks.insert(thread, "bob", null, "@ann because", List.of("ann"), NOW.plusSeconds(1));
    turned(thread, true, "bob");
    turned(thread, false, "ann");

    // when
    ModelThread found = threads.find(model, thread).orElseThrow();

    // then
    assertThat(found.place()).isEqualTo(ON_TASK);
    assertThat(found.resolved()).isFalse();
    assertThat(found.revision()).isEqualTo(3);
    assertThat(found.remarks())
        .extracting(one -> one.comment().text())
        .containsExactly("Why?", "@ann because");
    assertThat(found.remarks().getLast().comment().mentions()).containsExactly("ann");
    assertThat(found.turns()).extracting(Turn::person).containsExactly("bob", "ann");
    assertThat(found.turns()).extracting(Turn::resolved).containsExactly(true, false);
    assertThat(threads.find(version("Other"), thread)).isEmpty();
  }

  @Test
  void shouldGivePagesByState() {
    // given
    long first = begun(ON_TASK, "ann", "1");
    long second = begun(new ThreadPlace(null, null, 1, false), "ann", "2");
    long third = begun(ON_TASK, "bob", "3");
    turned(second, true, "bob");

    // then
    assertThat(ids(threads.page(model, null, null, 2))).containsExactly(third, second);
    assertThat(ids(threads.page(model, null, second, 2))).containsExactly(first);
    assertThat(ids(threads.page(model, false, null, 9))).containsExactly(third, first);
    assertThat(ids(threads.page(model, true, null, 9))).containsExactly(second);
    assertThat(threads.open(model)).isEqualTo(2);
    assertThat(threads.openCounts()).containsEntry(model, 2);
  }

  @Test
  void shouldKeepAThreadWhenTheModelMovesOn() {
    // given
    long thread = begun(ON_TASK, "ann", "Here since the first version");

    // when
    version(model.model());

    // then
    assertThat(threads.find(model, thread).orElseThrow().place().version()).isEqualTo(1);
  }

  @Test
  void shouldSayOnceWhatCarriesTheSameKey() {
    // given
    long thread = begun(ON_TASK, "ann", "Begin");
    UUID key = UUID.randomUUID();

    // when
    long id = remarks.insert(thread, "ann", key, "Once", List.of(), NOW).orElseThrow();

    // then
    assertThat(remarks.insert(thread, "ann", key, "Once", List.of(), NOW)).isEmpty();
    assertThat(remarks.insert(thread, "bob", key, "Another's key", List.of(), NOW)).isPresent();
    assertThat(remarks.findByKey("ann", key))
        .contains(new ModelRemarkRepository.Said(model, thread, id, "Once"));
  }

  @Test
  void shouldEditFromTheVersionThatWasSeenAlone() {
    // given
    long thread = begun(ON_TASK, "ann", "Begin");
    long id = remarks.insert(thread, "ann", null, "First", List.of(), NOW).orElseThrow();

    // then
    assertThat(remarks.edit(id, 2, "Late", List.of(), NOW)).isFalse();
    assertThat(remarks.edit(id, 1, "Second", List.of(), NOW)).isTrue();
    assertThat(remarks.edit(id, 1, "Late", List.of(), NOW)).isFalse();
    assertThat(remarks.remove(id, NOW)).isTrue();
    assertThat(remarks.remove(id, NOW)).isFalse();
    assertThat(remarks.edit(id, 3, "After its end", List.of(), NOW)).isFalse();

    ModelThread.Remark left = threads.find(model, thread).orElseThrow().remarks().getLast();
    assertThat(left.comment().text()).isEmpty();
    assertThat(left.comment().deletedAt()).isEqualTo(NOW);
  }

  @Test
  void shouldGiveWhatIsOpenAboutTheModelsOfAChange() {
    // given
    long open = begun(ON_TASK, "ann", "Open");
    turned(begun(ON_TASK, "ann", "Done"), true, "bob");
    ModelId other = model;
    model = version("Elsewhere_" + UUID.randomUUID());
    begun(ON_TASK, "ann", "About another model");
    int change =
        store
            .get(JdbcClient.class)
            .sql(
                """
                with made as (
                  insert into desk.model_change (title, reason, author, state, created_at, changed_at)
                  values ('Change', 'Because', 'ann', 'in-review', now(), now()) returning number)
                insert into desk.model_change_item (change, kind, model, number)
                select number, :kind, :model, 1 from made returning change
                """)
            .param("kind", other.kind().slug())
            .param("model", other.model())
            .query(Integer.class)
            .single();

    // then
    assertThat(ids(threads.openOfChange(change))).containsExactly(open);
  }

  private long begun(ThreadPlace place, String author, String text) {
    long thread = threads.begin(model, place, NOW);
    remarks.insert(thread, author, null, text, List.of(), NOW);
    return thread;
  }

  private void turned(long thread, boolean resolved, String person) {
    transaction.executeWithoutResult(status -> threads.turn(thread, resolved, person, NOW));
  }

  private ModelId version(String id) {
    ModelId made = new ModelId(ModelKind.PROCESS, id);
    ModelVersionRepository versions = store.get(ModelVersionRepository.class);
    transaction.executeWithoutResult(
        status -> {
          versions.lock();
          versions.add(
              new NewVersion(made, id, UUID.randomUUID().toString(), "ann", "New", null, NOW));
        });
    return made;
  }

  private static List<Long> ids(List<ModelThread> found) {
    return found.stream().map(ModelThread::id).toList();
  }
}
