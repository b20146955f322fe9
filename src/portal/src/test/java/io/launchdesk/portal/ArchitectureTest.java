package io.launchdesk.portal;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** What the portal may know; each rule fails when it matches no class. */
class ArchitectureTest {
  private static final JavaClasses PORTAL =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.launchdesk.portal");

  @Test
  void shouldLeaveSqlToTheStore() {
    noClasses()
        .that()
        .resideInAPackage("io.launchdesk.portal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.jdbc..")
        .check(PORTAL);
  }

  /** Reading a deployed diagram reaches no engine: that library may be used by others, too. */
  @Test
  void shouldReachTheEngineThroughOnePort() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ZeebeEngine")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.camunda..").and(not(resideInAPackage("io.camunda.zeebe.model.."))))
        .check(PORTAL);
    classes()
        .that()
        .haveSimpleName("ZeebeEngine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.camunda..")
        .check(PORTAL);
  }

  @Test
  void shouldNotKnowTheWorkers() {
    noClasses()
        .that()
        .resideInAPackage("io.launchdesk.portal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.launchdesk.workers..", "io.launchdesk.exporter..", "io.launchdesk.standalone..")
        .check(PORTAL);
  }
}
