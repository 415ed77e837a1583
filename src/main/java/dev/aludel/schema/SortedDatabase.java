package dev.aludel.schema;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.pgcodekeeper.core.loader.DatabaseLoader;
import org.pgcodekeeper.core.model.difftree.DbObjType;
import org.pgcodekeeper.core.schema.AbstractDatabase;
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
            to.addChild(copy);
            if (copy instanceof IStatementContainer container) {
                addSorted(child, container);
            }
        });
    }

    private static boolean column(PgStatement statement) {
        return statement.getStatementType() == DbObjType.COLUMN;
    }
}
