package dev.aludel.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may use which, and where foreign libraries are allowed in. */
@AnalyzeClasses(packages = "dev.aludel", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule roomsUseOnlyTheRoomsBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("error")
            .definedBy("dev.aludel.error")
            .layer("config")
            .definedBy("dev.aludel.config")
            .layer("revision")
            .definedBy("dev.aludel.revision")
            .layer("operation")
            .definedBy("dev.aludel.operation")
            .layer("dialect")
            .definedBy("dev.aludel.dialect..")
            .layer("script")
            .definedBy("dev.aludel.script")
            .layer("vocabulary")
            .definedBy("dev.aludel.script.vocabulary..")
            .layer("literal")
            .definedBy("dev.aludel.script.literal..")
            .layer("python")
            .definedBy("dev.aludel.script.python..")
            .layer("sql")
            .definedBy("dev.aludel.script.sql..")
            .layer("template")
            .definedBy("dev.aludel.template..")
            .layer("run")
            .definedBy("dev.aludel.run..")
            .layer("schema")
            .definedBy("dev.aludel.schema..")
            .layer("doctor")
            .definedBy("dev.aludel.doctor..")
            .layer("embedded")
            .definedBy("dev.aludel.embedded..")
            .layer("api")
            .definedBy("dev.aludel")
            .layer("cli")
            .definedBy("dev.aludel.cli..")
            .whereLayer("error")
            .mayNotAccessAnyLayer()
            .whereLayer("config")
            .mayOnlyAccessLayers("error")
            .whereLayer("revision")
            .mayOnlyAccessLayers("config", "error")
            .whereLayer("operation")
            .mayOnlyAccessLayers("error")
            .whereLayer("dialect")
            .mayOnlyAccessLayers("operation", "error")
            .whereLayer("script")
            .mayOnlyAccessLayers("dialect", "operation", "revision", "config", "error")
            .whereLayer("vocabulary")
            .mayOnlyAccessLayers("script", "dialect", "operation", "revision", "config", "error")
            .whereLayer("literal")
            .mayOnlyAccessLayers("vocabulary", "script", "operation", "revision", "config", "error")
            .whereLayer("sql")
            .mayOnlyAccessLayers("script", "dialect", "operation", "revision", "config", "error")
            .whereLayer("python")
            .mayOnlyAccessLayers(
                    "literal",
                    "vocabulary",
                    "template",
                    "script",
                    "dialect",
                    "operation",
                    "revision",
                    "config",
                    "error")
            .whereLayer("template")
            .mayOnlyAccessLayers("revision", "config", "error")
            .whereLayer("run")
            .mayOnlyAccessLayers("sql", "script", "dialect", "operation", "revision", "config", "error")
            .whereLayer("schema")
            .mayOnlyAccessLayers("run", "sql", "script", "dialect", "operation", "revision", "config", "error")
            .whereLayer("doctor")
            .mayOnlyAccessLayers(
                    "python", "literal", "sql", "script", "dialect", "operation", "revision", "config", "error")
            .whereLayer("embedded")
            .mayOnlyAccessLayers("config", "error")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .ensureAllClassesAreContainedInArchitectureIgnoring("dev.aludel.testing..");

    @ArchTest
    static final ArchRule roomsFormNoCycles =
            slices().matching("dev.aludel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyPythonKnowsGraal = noClasses()
            .that()
            .resideOutsideOfPackage("dev.aludel.script.python..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.graalvm..", "com.oracle.graal..", "com.oracle.truffle.."));

    @ArchTest
    static final ArchRule rowsAreMovedInFewPlaces = noClasses()
            .that()
            .resideOutsideOfPackages("dev.aludel.run..", "dev.aludel.schema..", "dev.aludel.embedded..")
            // It tells Python the server's diagnostics, which pgjdbc hangs on its exception.
            .and()
            .doNotHaveSimpleName("FailureBridge")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer.."));

    @ArchTest
    static final ArchRule pgCodeKeeperStaysBehindSchema = noClasses()
            .that()
            .resideOutsideOfPackage("dev.aludel.schema..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.pgcodekeeper..", "org.antlr.."));

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = noClasses()
            .that()
            .resideOutsideOfPackage("dev.aludel.cli..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("picocli.."));
}
