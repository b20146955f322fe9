package io.launchdesk.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.assertj.core.api.Assertions;

@AnalyzeClasses(
    packages = "io.launchdesk.standalone",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /**
   * They are started as processes; a class of theirs here would be a second copy of their rules.
   */
  @ArchTest
  static final ArchRule startsApplicationsButDoesNotUseThem =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.launchdesk.workers..", "io.launchdesk.portal..", "io.launchdesk.exporter..");

  @ArchTest
  static final ArchRule supervisorKnowsNoPart =
      noClasses()
          .that()
          .resideInAPackage("io.launchdesk.standalone.supervisor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.launchdesk.standalone.part..",
              "io.launchdesk.standalone.mail..",
              "io.launchdesk.standalone.channel..");

  @ArchTest
  static final ArchRule mailAndChannelsDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("io.launchdesk.standalone.mail..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.launchdesk.standalone.channel..");

  /** A rule about packages that do not exist would never fail. */
  @ArchTest
  static void rulesMatchSomething(JavaClasses classes) {
    for (String name : new String[] {"supervisor", "part", "mail", "channel"}) {
      Assertions.assertThat(classes)
          .anyMatch(type -> type.getPackageName().equals("io.launchdesk.standalone." + name));
    }
  }
}
