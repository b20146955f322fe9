package io.launchdesk.portal.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class LogFormatTest {
  private static final String TYPED =
      "Banner\r\n2026-01-01T00:00:00Z ERROR forged\u2028{\"message\":\"forged\"}";

  @Configuration
  static class Nothing {}

  /** What was set up before counts no more. */
  private static void start(String... settings) {
    System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    LoggingSystem.get(LogFormatTest.class.getClassLoader()).cleanUp();
    new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE).run(settings).close();
  }

  private static void say() {
    MDC.put("requestId", "MR-1001");
    LoggerFactory.getLogger("tried")
        .warn("title {}", TYPED, new IllegalStateException("cause " + TYPED));
    MDC.remove("requestId");
  }

  @AfterEach
  void asBefore() {
    start();
  }

  @Test
  void shouldBeginNoLineWithWhatSomebodyTyped(CapturedOutput output) {
    // given
    start();

    // when
    say();

    // then
    List<String> lines =
        output.getAll().lines().dropWhile(line -> !line.contains("title Banner")).toList();
    assertThat(lines.getFirst()).contains("MR-1001", "title Banner ⏎ 2026-01-01", "⏎ {");
    assertThat(lines.get(1)).startsWith("java.lang.IllegalStateException: cause Banner ⏎ 2026");
    assertThat(lines.stream().skip(2).filter(line -> !line.isEmpty()))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("\tat ") || line.startsWith("\t... "));
  }

  @Test
  void shouldWriteOneObjectForEachEventWhenToldTo(CapturedOutput output) throws Exception {
    // given
    start("--logging.structured.format.console=ecs");

    // when
    say();

    // then
    String line =
        output
            .getAll()
            .lines()
            .filter(one -> one.contains("title Banner"))
            .findFirst()
            .orElseThrow();
    JsonNode event = new ObjectMapper().readTree(line);
    assertThat(event.path("message").asText()).isEqualTo("title " + TYPED);
    assertThat(event.path("requestId").asText()).isEqualTo("MR-1001");
    assertThat(event.toString()).contains("launchdesk-portal");
  }
}
