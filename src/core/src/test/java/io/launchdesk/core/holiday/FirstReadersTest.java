package io.launchdesk.core.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** Several ask for holidays in a process that has read none: classes of their own, each time. */
class FirstReadersTest {
  private static final List<String> COUNTRIES = List.of("DE", "PL", "FR", "GB", "US", "IT");

  @RepeatedTest(10)
  void shouldKnowEveryCountryWhenAllAskAtOnce() throws Exception {
    try (URLClassLoader fresh = fresh();
        ExecutorService threads = Executors.newFixedThreadPool(COUNTRIES.size())) {
      Class<?> type = fresh.loadClass(PublicHolidays.class.getName());
      Object holidays = type.getConstructor().newInstance();
      CyclicBarrier all = new CyclicBarrier(COUNTRIES.size());

      List<Future<Object>> known =
          threads.invokeAll(
              COUNTRIES.stream()
                  .<Callable<Object>>map(
                      country ->
                          () -> {
                            Thread.currentThread().setContextClassLoader(fresh);
                            all.await();
                            return type.getMethod("knows", String.class).invoke(holidays, country);
                          })
                  .toList());

      for (Future<Object> one : known) {
        assertThat(one.get()).isEqualTo(true);
      }
    }
  }

  private static URLClassLoader fresh() throws IOException {
    URL[] path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(one -> url(new File(one).toURI()))
            .toArray(URL[]::new);
    return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(URI file) {
    try {
      return file.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
