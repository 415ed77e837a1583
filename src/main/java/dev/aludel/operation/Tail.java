package dev.aludel.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query ends with.
 *
 * @param fetch as {@code limit}, in the words of {@code FETCH FIRST}
 * @param withTies whether FETCH FIRST takes the ties
 * @param percent whether FETCH FIRST counts in percent
 * @param lock {@code FOR UPDATE}, or null
 * @param ctes common table expressions that nothing need refer to
 */
public record Tail(
        List<Expression> groupBy,
        List<Expression> orderBy,
        @Nullable Expression limit,
        @Nullable Expression offset,
        @Nullable Expression fetch,
        boolean withTies,
        boolean percent,
        @Nullable Lock lock,
        List<FromClause.Cte> ctes) {

    /**
     * {@code FOR UPDATE} and its like.
     *
     * @param of the tables it is for; all where there are none
     */
    public record Lock(boolean read, boolean keyShare, boolean nowait, boolean skipLocked, List<FromClause> of) {
        public Lock {
            of = List.copyOf(of);
        }
    }

    public Tail {
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
        ctes = List.copyOf(ctes);
    }

    /** Nothing. */
    public static Tail none() {
        return new Tail(List.of(), List.of(), null, null, null, false, false, null, List.of());
    }

    /** Whether a query that ends so needs parentheses inside a UNION. */
    public boolean needsParentheses() {
        return !orderBy.isEmpty() || limit != null || offset != null || fetch != null;
    }

    /** With other GROUP BY terms. */
    public Tail withGroupBy(List<Expression> terms) {
        return new Tail(terms, orderBy, limit, offset, fetch, withTies, percent, lock, ctes);
    }

    /** With other ORDER BY terms. */
    public Tail withOrderBy(List<Expression> terms) {
        return new Tail(groupBy, terms, limit, offset, fetch, withTies, percent, lock, ctes);
    }

    /** With a LIMIT in the place of any other. */
    public Tail withLimit(@Nullable Expression rows) {
        return new Tail(groupBy, orderBy, rows, offset, null, false, false, lock, ctes);
    }

    /** With an OFFSET. */
    public Tail withOffset(@Nullable Expression rows) {
        return new Tail(groupBy, orderBy, limit, rows, fetch, withTies, percent, lock, ctes);
    }

    /** With a FETCH FIRST in the place of any LIMIT. */
    public Tail withFetch(@Nullable Expression rows, boolean ties, boolean inPercent) {
        return new Tail(groupBy, orderBy, null, offset, rows, ties, inPercent, lock, ctes);
    }

    /** With a lock. */
    public Tail withLock(Lock rows) {
        return new Tail(groupBy, orderBy, limit, offset, fetch, withTies, percent, rows, ctes);
    }

    /** With common table expressions that stand even if nothing refers to them. */
    public Tail withCtes(List<FromClause.Cte> others) {
        return new Tail(groupBy, orderBy, limit, offset, fetch, withTies, percent, lock, others);
    }
}
