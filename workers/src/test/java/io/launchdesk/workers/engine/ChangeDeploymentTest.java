package io.launchdesk.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.ChangeRepository.NewChange;
import io.launchdesk.store.change.ChangeState;
import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import io.launchdesk.store.studio.ModelVersionRepository;
import io.launchdesk.store.studio.ModelVersionRepository.NewVersion;
import io.launchdesk.workers.WorkersTestBase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.transaction.support.TransactionTemplate;

class ChangeDeploymentTest extends WorkersTestBase {
  private static final ModelId RATE = new ModelId(ModelKind.FORM, "rateDelivery");
  private static final ModelId MEASURE = new ModelId(ModelKind.PROCESS, "MeasureProcess");

  @Autowired private ModelDeployment product;
  @Autowired private ProductModels products;
  @Autowired private ChangeDeployment deployment;
  @Autowired private ChangeRepository changes;
  @Autowired private LiveModelRepository live;
  @Autowired private ModelVersionRepository versions;
  @Autowired private TransactionTemplate transaction;
  private LiveModel before;

  @BeforeEach
  void started() {
    await().untilAsserted(() -> assertThat(product.health().getStatus()).isEqualTo(Status.UP));
    given.person("ola");
    before = live(RATE);
  }

  @AfterEach
  void leaveNothingBehind() {
    if (!live(RATE).content().equals(before.content())) {
      deployed(released(version(RATE, before.content())));
    }
  }

  @Test
  void shouldPutAChangeIntoTheEngineTogetherWithAllThatIsLive() {
    // given
    LiveModel other = live(MEASURE);
    String better = reworded(before.content());
    int change = released(version(RATE, better));

    // when
    Change done = deployed(change);

    // then all have a new version of one deployment, so that each finds the others
    assertThat(done.state()).as(done.problem()).isEqualTo(ChangeState.LIVE);
    assertThat(done.deployment()).isNotNull();
    assertThat(live(RATE).content()).isEqualTo(better);
    assertThat(live(RATE).engineVersion()).isEqualTo(before.engineVersion() + 1);
    assertThat(live(MEASURE).content()).isEqualTo(other.content());
    assertThat(live(MEASURE).engineVersion()).isEqualTo(other.engineVersion() + 1);
  }

  @Test
  void shouldMakeNoSecondVersionWhenAWorkerIsKilledAfterTheEngineTookIt() {
    // given what the engine took, and nobody noted
    int change = released(version(RATE, reworded(before.content())));
    deployed(change);
    LiveModel taken = live(RATE);
    transaction.executeWithoutResult(
        status -> {
          live.put(List.of(before), Instant.now());
          changes.release(change, live.basis(), Instant.now());
        });

    // when
    deployed(change);

    // then
    assertThat(live(RATE)).isEqualTo(taken);
  }

  @Test
  void shouldSendAFileOfTwoProcessesOnce() {
    // given one that was deployed past the studio, and a change of something else
    String mark = "Twin" + UUID.randomUUID().toString().replace("-", "");
    ModelId one = new ModelId(ModelKind.PROCESS, mark + "One");
    ModelId other = new ModelId(ModelKind.PROCESS, mark + "Other");
    String file = twoProcesses(one.model(), other.model());
    live.put(
        List.of(
            new LiveModel(one, mark + ".bpmn", 1, file, null),
            new LiveModel(other, mark + ".bpmn", 1, file, null)),
        Instant.now());

    // when
    Change done = deployed(released(version(RATE, reworded(before.content()))));

    // then
    assertThat(done.state()).as(done.problem()).isEqualTo(ChangeState.LIVE);
    assertThat(live(one).content()).isEqualTo(file);
    assertThat(live(other).content()).isEqualTo(file);
  }

  @Test
  void shouldHaveItCheckedAgainWhenSomethingElseWentLiveSince() {
    // given
    int change = released(version(RATE, reworded(before.content())), "another basis");

    // when
    Change done = deployed(change);

    // then
    assertThat(done.state()).isEqualTo(ChangeState.SCHEDULED);
    assertThat(live(RATE)).isEqualTo(before);
  }

  @Test
  void shouldTellWhyTheEngineDoesNotTakeAChange() {
    // given a step that begins nowhere
    LiveModel measure = live(MEASURE);
    String broken = measure.content().replace("sourceRef=\"StartEvent_", "sourceRef=\"Nowhere_");
    int change = released(Map.of(MEASURE, version(MEASURE, broken).get(MEASURE)));

    // when
    Change done = deployed(change);

    // then
    assertThat(done.state()).isEqualTo(ChangeState.FAILED);
    assertThat(done.problem()).contains("MeasureProcess.bpmn");
    assertThat(live(MEASURE)).isEqualTo(measure);
  }

  @Test
  void shouldKeepWhatPeopleChangedWhenTheProductBringsANewerModel() {
    // given people's own form is live
    String own = reworded(before.content());
    deployed(released(version(RATE, own)));
    ModelBundle newer =
        new ModelBundle(
            Map.of(
                "rateDelivery.form", reworded(before.content()).getBytes(),
                "MeasureProcess.bpmn", live(MEASURE).content().getBytes()));

    // when
    Map<ModelId, LiveModel> together =
        transaction.execute(
            status -> {
              live.lock();
              return products.merge(newer);
            });

    // then theirs stays, and the product's waits as a version without an author
    assertThat(together.get(RATE).content()).isEqualTo(own);
    var waiting = versions.of(RATE).getFirst();
    assertThat(waiting.author()).isNull();
    assertThat(waiting.note()).contains("merge");
    assertThat(versions.content(RATE, waiting.number()).orElseThrow())
        .isEqualTo(new String(newer.files().get("rateDelivery.form")));
  }

  /** Another text in the form, each time a different one. */
  private static String reworded(String form) {
    String mark = "How satisfied are you?";
    assertThat(form).contains("# How satisfied are you?");
    return form.replaceFirst(
        "# How satisfied are you\\?[^\\\\]*", "# " + mark + " " + UUID.randomUUID());
  }

  private static String twoProcesses(String one, String other) {
    String process =
        """
        <process id="%1$s" isExecutable="true">
          <startEvent id="%1$s_Start"/><endEvent id="%1$s_End"/>
          <sequenceFlow id="%1$s_Flow" sourceRef="%1$s_Start" targetRef="%1$s_End"/>
        </process>
        """;
    return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"t\">"
        + process.formatted(one)
        + process.formatted(other)
        + "</definitions>";
  }

  private Map<ModelId, Integer> version(ModelId id, String content) {
    return transaction.execute(
        status -> {
          versions.lock();
          return Map.of(
              id,
              versions.add(
                  new NewVersion(id, id.model(), content, "ola", "Better", null, Instant.now())));
        });
  }

  private int released(Map<ModelId, Integer> proposed) {
    return released(proposed, live.basis());
  }

  private int released(Map<ModelId, Integer> proposed, String basis) {
    return transaction.execute(
        status -> {
          Instant at = Instant.now();
          int change =
              changes.add(
                  new NewChange(
                      null, "Better", "Because", "Note", "ola", ChangeState.SCHEDULED, null, at));
          changes.propose(change, proposed);
          changes.release(change, basis, at);
          return change;
        });
  }

  private Change deployed(int change) {
    await()
        .until(
            () -> {
              deployment.deploy();
              return changes.find(change).orElseThrow().state() != ChangeState.DEPLOYING;
            });
    return changes.find(change).orElseThrow();
  }

  private LiveModel live(ModelId id) {
    return live.all().stream().filter(model -> model.id().equals(id)).findFirst().orElseThrow();
  }
}
