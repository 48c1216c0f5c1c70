// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The structure of the product as rules; the name of each field is the sentence it enforces. */
@AnalyzeClasses(locations = ModuleClasses.class)
class ArchitectureTest {
    private static final String CORE = "org.cytovigil.core..";
    private static final String PAGING = "org.cytovigil.paging..";

    @ArchTest
    static final ArchRule toxicityCoreKnowsOnlyTheJdkAndItself = classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", CORE);

    @ArchTest
    static final ArchRule pagingCoreKnowsOnlyTheJdkAndItself = classes()
            .that()
            .resideInAPackage(PAGING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", PAGING);

    @ArchTest
    static final ArchRule coresReadNoClock = noClasses()
            .that()
            .resideInAnyPackage(CORE, PAGING)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule nobodyReadsTheSystemClockPastTheInjectedOne = noClasses()
            .that()
            .resideOutsideOfPackage("org.cytovigil.runtime..")
            .should()
            .callMethod(Instant.class, "now")
            .because("time is data: a Clock is handed in");

    @ArchTest
    static final ArchRule coresUseNoFloatingPointInFields = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(CORE)
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class);

    @ArchTest
    static final ArchRule shellsNeverDependOnEachOther = slices().matching(
                    "org.cytovigil.(gateway|grader|notification|carrier|auditor)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesHaveNoCircle =
            slices().matching("org.cytovigil.(**)").should().beFreeOfCycles();

    /** Words that nobody outside knows; docs/glossary.md has the ones in their place. A board is what hangs in a ward. */
    @ArchTest
    static final ArchRule typesAreNamedInTheWordsOfTheTrade = noClasses()
            .should()
            .haveNameMatching(".*[.$](\\w*[a-z])?(Desk|Book|(?<!Dead)Letter|Walked|Told|Heard|Departure|(?<!Audit)Trail"
                    + "|Wiring|Chronicle|Outlook|Foresight|Rereading)s?([A-Z]\\w*)?");

    @ArchTest
    static final ArchRule nothingInTheCoreIsABoard = noClasses()
            .that()
            .resideInAnyPackage(CORE, "org.cytovigil.grader..", "org.cytovigil.auditor..")
            .should()
            .haveNameMatching(".*[.$](\\w*[a-z])?Boards?([A-Z]\\w*)?");

    @ArchTest
    static final ArchRule readingIsWhatANurseTakes = noClasses()
            .that()
            .resideInAPackage("org.cytovigil.core.replay..")
            .should()
            .haveSimpleNameContaining("Reading");

    @ArchTest
    static final ArchRule noClassIsCalledUtilOrManagerOrImpl =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|Mgr)$");
}
