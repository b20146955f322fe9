package io.launchdesk.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

  @Test
  void shouldReadItsOwnHeapAndMemory() throws Exception {
    byte[] kept = new byte[32 << 20];
    long pid = ProcessHandle.current().pid();

    long heap = ProcessMemory.heapAfterCollection(pid);

    assertThat(heap).isGreaterThan(kept.length).isLessThan(Runtime.getRuntime().maxMemory());
    assertThat(ProcessMemory.resident(pid)).isGreaterThan(heap / 2);
    assertThat(ProcessMemory.anonymous(pid))
        .isGreaterThan(heap / 2)
        .isLessThan(ProcessMemory.resident(pid));
  }

  @Test
  void shouldAddUpGenerationsAndLeaveOutClasses() {
    String info =
        """
        def new generation   total 78656K, used 1404K [0x1, 0x2, 0x3)
         eden space 69952K,   2% used [0x1, 0x2, 0x3)
        tenured generation   total 174784K, used 2000K [0x1, 0x2, 0x3)
        Metaspace       used 500K, committed 640K, reserved 1114112K
         class space    used 40K, committed 128K, reserved 1048576K
        """;

    assertThat(ProcessMemory.heap(info)).isEqualTo(3404 * 1024);
  }
}
