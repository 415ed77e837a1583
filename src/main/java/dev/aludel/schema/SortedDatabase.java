package dev.aludel.schema;

import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pgcodekeeper.core.loader.DatabaseLoader;
import org.pgcodekeeper.core.model.difftree.DbObjType;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.GenericColumn;
import org.pgcodekeeper.core.schema.IStatementContainer;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.schema.pg.PgDatabase;
import org.pgcodekeeper.core.settings.ISettings;

/**
 * Puts the objects of a read database in order of kind and name. pgCodeKeeper keeps them as the catalog lists them,
 * which is the order of their making, and writes in that order what does not depend on each other.
 */
final class SortedDatabase {
    private static final Comparator<PgStatement> ORDER =
            Comparator.comparing(PgStatement::getStatementType).thenComparing(PgStatement::getQualifiedName);

    private static final Field DEPENDENCIES = dependencies();

    private SortedDatabase() {}

    /** A copy of the database, sorted; columns stay as they are. */
    static AbstractDatabase of(AbstractDatabase database, ISettings settings) {
        PgDatabase sorted = (PgDatabase) DatabaseLoader.createDb(settings);
        sorted.setVersion(database.getVersion());
        addSorted(database, sorted);
        return sorted;
    }

    private static void addSorted(PgStatement from, IStatementContainer to) {
        List<PgStatement> children = from.getChildren().toList();
        Stream<PgStatement> columns = children.stream().filter(SortedDatabase::column);
        Stream<PgStatement> others =
                children.stream().filter(child -> !column(child)).sorted(ORDER);
        Stream.concat(columns, others).forEach(child -> {
            PgStatement copy = child.shallowCopy();
            sortDependencies(copy);
            to.addChild(copy);
            if (copy instanceof IStatementContainer container) {
                addSorted(child, container);
            }
        });
    }

    /**
     * What an object depends on was gathered in sets whose order changes from run to run, and is written in that order.
     * pgCodeKeeper shows the set for reading only, hence the field.
     */
    private static void sortDependencies(PgStatement statement) {
        try {
            @SuppressWarnings("unchecked")
            Set<GenericColumn> dependencies = (Set<GenericColumn>) DEPENDENCIES.get(statement);
            List<GenericColumn> sorted = dependencies.stream()
                    .sorted(Comparator.comparing(GenericColumn::toString))
                    .toList();
            dependencies.clear();
            dependencies.addAll(sorted);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Field dependencies() {
        try {
            Field field = PgStatement.class.getDeclaredField("deps");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException otherVersion) {
            throw new IllegalStateException("another version of pgCodeKeeper", otherVersion);
        }
    }

    private static boolean column(PgStatement statement) {
        return statement.getStatementType() == DbObjType.COLUMN;
    }
}
