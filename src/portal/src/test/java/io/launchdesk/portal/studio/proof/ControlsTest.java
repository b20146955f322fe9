package io.launchdesk.portal.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ControlsTest {
  private static final AtomicLong KEYS = new AtomicLong(7_900_000);

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  private String id;

  @BeforeEach
  void nameOne() {
    id = "Process_" + UUID.randomUUID().toString().replace("-", "");
  }

  @AfterEach
  void takeAway() {
    jdbc.sql("delete from engine.process_definition where bpmn_process_id = ?").param(id).update();
  }

  @Test
  void shouldLookAtTheVersionThatIsLive() {
    // given a way that waits for ever, and then one that does not
    deploy(1, process("parallelGateway"));
    JsonNode before = http.get("analyst", "/api/models/controls").body();

    // when
    deploy(2, process("exclusiveGateway"));
    JsonNode after = http.get("analyst", "/api/models/controls").body();

    // then
    JsonNode breach = breach(before);
    assertThat(before.path("controls")).hasSize(4);
    assertThat(before.at("/controls/2/verdict").asText()).isEqualTo("broken");
    assertThat(breach.path("element").asText()).isEqualTo("Gateway_Joined");
    assertThat(breach.path("path").toString())
        .startsWith("[\"StartEvent_Begun\",")
        .endsWith("\"Gateway_Joined\"]");
    assertThat(breach(after).isMissingNode()).isTrue();
    assertThat(after.path("models").toString())
        .contains("{\"kind\":\"process\",\"model\":\"%s\",\"version\":2}".formatted(id));
  }

  private JsonNode breach(JsonNode controls) {
    for (JsonNode breach : controls.at("/controls/2/breaches")) {
      if (breach.path("model").asText().equals(id)) {
        return breach;
      }
    }
    return controls.path("nothing");
  }

  private String process(String join) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x" id="Definitions_1">
          <process id="%s" isExecutable="true">
            <startEvent id="StartEvent_Begun"/>
            <exclusiveGateway id="Gateway_Split" default="Flow_2"/>
            <%2$s id="Gateway_Joined"/>
            <endEvent id="EndEvent_Done"/>
            <sequenceFlow id="Flow_1" sourceRef="StartEvent_Begun" targetRef="Gateway_Split"/>
            <sequenceFlow id="Flow_2" sourceRef="Gateway_Split" targetRef="Gateway_Joined"/>
            <sequenceFlow id="Flow_3" sourceRef="Gateway_Split" targetRef="Gateway_Joined">
              <conditionExpression>=anything &gt; 5</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="Flow_4" sourceRef="Gateway_Joined" targetRef="EndEvent_Done"/>
          </process>
        </definitions>
        """
        .formatted(id, join);
  }

  private void deploy(int version, String xml) {
    jdbc.sql(
            """
            insert into engine.process_definition (key, bpmn_process_id, version, resource_name, xml, checksum, deployed_at,
                                                   partition_id, position)
            values (?, ?, ?, ?, ?, ''::bytea, now(), 1, 1)
            """)
        .params(KEYS.incrementAndGet(), id, version, id + ".bpmn", xml)
        .update();
  }
}
