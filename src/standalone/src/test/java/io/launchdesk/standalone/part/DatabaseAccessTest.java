package io.launchdesk.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseAccessTest {

  @Test
  void shouldLeadToTheSameDatabaseByAnotherPort() {
    assertThat(Postgres.access(25432, "secret").at(30001))
        .isEqualTo(Postgres.access(30001, "secret"));
  }
}
