package io.launchdesk.portal.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.proof.Models;
import io.launchdesk.core.proof.Proof;
import io.launchdesk.store.studio.ModelId;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManyMutantsTest {
  private static final ModelId REQUEST = OwnModels.process("MarketingRequestProcess");
  private static final OwnModels OWN = OwnModels.read();

  static Stream<String> flows() {
    return Pattern.compile(
            "<bpmn:sequenceFlow [^>]*/>|<bpmn:sequenceFlow [^/]*?>.*?</bpmn:sequenceFlow>",
            Pattern.DOTALL)
        .matcher(OWN.contents().get(REQUEST))
        .results()
        .map(found -> found.group());
  }

  @ParameterizedTest
  @MethodSource("flows")
  void shouldMissEveryFlowThatIsTakenAway(String flow) {
    assertThat(OWN.with(REQUEST, flow, "").findings()).isNotEmpty();
  }

  @Test
  void shouldProveALargeModelWithManyBranchesAtOnce() {
    // given 10 parallel blocks of 5 branches with 5 steps each
    String xml = large(10, 5, 5);

    // when
    Proof.Result result = Proof.of(new Models(GraphReader.read(xml), Map.of(), Map.of()));

    // then
    assertThat(result.breaches()).isEmpty();
    assertThat(result.states()).isLessThan(1000);
  }

  private static String large(int blocks, int branches, int steps) {
    StringBuilder xml =
        new StringBuilder(
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
                + " targetNamespace=\"x\" id=\"d\"><process id=\"Large\"><startEvent id=\"b0j\"/>");
    for (int block = 1; block <= blocks; block++) {
      String b = "b" + block;
      xml.append("<parallelGateway id=\"%ss\"/><parallelGateway id=\"%1$sj\"/>".formatted(b));
      flow(xml, "b" + (block - 1) + "j", b + "s");
      for (int branch = 0; branch < branches; branch++) {
        String from = b + "s";
        for (int step = 0; step < steps; step++) {
          String to = "%s_%d_%d".formatted(b, branch, step);
          xml.append("<task id=\"%s\"/>".formatted(to));
          flow(xml, from, to);
          from = to;
        }
        flow(xml, from, b + "j");
      }
    }
    xml.append("<endEvent id=\"end\"/>");
    flow(xml, "b" + blocks + "j", "end");
    return xml.append("</process></definitions>").toString();
  }

  private static void flow(StringBuilder xml, String from, String to) {
    xml.append(
        "<sequenceFlow id=\"%s-%s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>".formatted(from, to));
  }
}
