package io.github.steadymail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.steadymail.failure.SmtpFailure;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the house: which package may know which, and what users may touch. */
class ArchitectureTest {
    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.steadymail");

    @Test
    void repliesAreValuesThatKnowNobody() {
        classes()
                .that()
                .resideInAPackage("..reply..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.github.steadymail.reply", "java..", "org.jspecify..")
                .check(core);
    }

    @Test
    void wordsKnowRepliesAlone() {
        classes()
                .that()
                .resideInAPackage("..words..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.steadymail.words", "io.github.steadymail.reply", "java..", "org.jspecify..")
                .check(core);
    }

    @Test
    void failuresKnowRepliesWordsAndJakartaMailAlone() {
        classes()
                .that()
                .resideInAPackage("..failure..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.steadymail.reply",
                        "io.github.steadymail.failure",
                        "io.github.steadymail.words",
                        "jakarta.mail..",
                        "java..",
                        "org.jspecify..")
                .check(core);
    }

    @Test
    void whatProgramsCatchIsFinalAndMadeByTheFactoryAlone() {
        DescribedPredicate<JavaClass> concrete = DescribedPredicate.describe(
                "concrete failures",
                type -> type.isAssignableTo(SmtpFailure.class)
                        && !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT));
        classes()
                .that(concrete)
                .should()
                .bePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .check(core);
        constructors()
                .that()
                .areDeclaredInClassesThat(concrete)
                .should()
                .bePackagePrivate()
                .check(core);
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
                .check(core);
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and(DescribedPredicate.describe("are our own", ArchitectureTest::isOurOwn))
                .should()
                .haveNameNotMatching("get[A-Z].*")
                .check(core);
    }

    /** Whether its name is ours to choose. */
    private static boolean isOurOwn(JavaMethod method) {
        Class<?> parent = method.getOwner().reflect().getSuperclass();
        return parent == null
                || Stream.of(parent.getMethods())
                        .noneMatch(inherited -> inherited.getName().equals(method.getName()));
    }
}
