package io.github.steadymail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of the adapter: telemetry knows the sender, the sender the transport, and nobody the other way round. */
class ArchitectureTest {
    private final JavaClasses adapter = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.steadymail");

    @Test
    void theTransportDoesNotKnowTheSender() {
        noClasses()
                .that()
                .resideInAPackage("..transport..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..sender..")
                .check(adapter);
    }

    @Test
    void onlyTelemetryKnowsOpenTelemetry() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..telemetry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..telemetry..", "io.opentelemetry..")
                .check(adapter);
    }

    @Test
    void theSenderLeavesAngusMailToTheTransport() {
        noClasses()
                .that()
                .resideInAPackage("..sender..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.angus..")
                .check(adapter);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameContaining("Util")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(adapter);
    }
}
