package io.launchdesk.workers;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.stereotype.Component;

/** Who may know whom. Each rule first proves that it looks at something. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.launchdesk");

  @ParameterizedTest(name = "{0} does not know {1}")
  @CsvSource({
    "io.launchdesk.core.., io.launchdesk.store..",
    "io.launchdesk.core.., io.launchdesk.workers..",
    "io.launchdesk.core.., org.springframework..",
    "io.launchdesk.core.., java.sql..",
    "io.launchdesk.core.., javax.sql..",
    "io.launchdesk.core.., io.camunda.client..",
    "io.launchdesk.store.., io.launchdesk.workers..",
    "io.launchdesk.store.., io.launchdesk.portal..",
    "io.launchdesk.store.., io.camunda..",
    "io.launchdesk.workers.., io.launchdesk.portal..",
    "io.launchdesk.workers.., java.sql.."
  })
  void shouldNotKnow(String who, String whom) {
    assertThat(PRODUCT.stream().filter(resideInAPackage(who)::test)).hasSizeGreaterThan(10);
    noClasses()
        .that()
        .resideInAPackage(who)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(whom)
        .check(PRODUCT);
  }

  @ParameterizedTest(name = "{0} knows {1}, so that a rule about it could fail")
  @CsvSource({
    "io.launchdesk.workers.., io.launchdesk.store..",
    "io.launchdesk.workers.., io.launchdesk.core..",
    "io.launchdesk.workers.., org.springframework..",
    "io.launchdesk.store.., io.launchdesk.core..",
    "io.launchdesk.store.., java.sql.."
  })
  void shouldFindADependencyThatIsThere(String who, String whom) {
    assertThat(
            PRODUCT.stream()
                .filter(resideInAPackage(who)::test)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> resideInAPackage(whom).test(dependency.getTargetClass())))
        .isNotEmpty();
  }

  /** Spring calls a component by its simple name: two of one name do not start together. */
  @Test
  void shouldNameEachComponentOnce() {
    List<String> names =
        PRODUCT.stream()
            .filter(type -> type.isMetaAnnotatedWith(Component.class) && !type.isAnnotation())
            .map(JavaClass::getSimpleName)
            .toList();
    assertThat(names).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }
}
