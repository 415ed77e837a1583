package dev.aludel.operation;

import dev.aludel.operation.ColumnType.BooleanType;
import dev.aludel.operation.ColumnType.IntegerType;
import dev.aludel.operation.ColumnType.IntervalType;
import dev.aludel.operation.ColumnType.NullType;
import dev.aludel.operation.ColumnType.NumericType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL with a value: a column, a literal, a function, a comparison, or text.
 *
 * <p>The tree says what is meant; parentheses are found when it is written, from the operators' precedences.
 */
public sealed interface Expression
        permits TextStatement,
                Expression.ColumnReference,
                Expression.Label,
                Expression.Bind,
                Expression.InlineLiteral,
                Expression.Constant,
                Expression.Call,
                Expression.NextValue,
                Expression.Cast,
                Expression.Coerced,
                Expression.Case,
                Expression.Unary,
                Expression.Truth,
                Expression.Binary,
                Expression.Chain,
                Expression.Tuple,
                Expression.Collation,
                Expression.Extract,
                Expression.Over,
                Expression.WithinGroup,
                Expression.Filter,
                Expression.Subselect,
                Expression.ArrayLiteral,
                Expression.Slice,
                Expression.Ordered,
                Expression.SelectedName,
                Expression.Whole {

    /** The type of the value; {@link NullType} where it isn't known. */
    ColumnType type();

    /** The type of everything whose type isn't known. */
    ColumnType UNKNOWN = new NullType();

    /** The type of conditions. */
    ColumnType BOOLEAN = new BooleanType(false, null);

    /**
     * A column by its name.
     *
     * @param key what Python code calls it
     * @param from what it is a column of, or null for a name alone
     * @param literal whether the name is SQL to print as it stands: {@code literal_column}
     * @param madeUp what it is really called, where it is a column of a query that has no name before that is written
     */
    record ColumnReference(
            Name name,
            String key,
            @Nullable FromClause from,
            ColumnType type,
            boolean literal,
            @Nullable ColumnLabel madeUp)
            implements Expression {

        /** A column whose name is known. */
        public ColumnReference(Name name, String key, @Nullable FromClause from, ColumnType type, boolean literal) {
            this(name, key, from, type, literal, null);
        }

        /** The same as a column of another from-clause. */
        public ColumnReference of(FromClause owner) {
            return new ColumnReference(name, key, owner, type, false, madeUp);
        }
    }

    /** An expression with a name to select it under. A null name is made up from the expression's own. */
    record Label(@Nullable String name, Expression element, ColumnType type) implements Expression {}

    /**
     * A value that is sent apart from the statement, or written into it where SQL is printed.
     *
     * @param name what its value is given under, or null where it has one of its own only
     * @param value its value; a list where {@code expanding}
     * @param required whether a value must still be given
     * @param expanding whether it stands for a list of values: {@code IN}
     * @param base what a name is made up from where it has none
     */
    record Bind(
            @Nullable String name,
            @Nullable Object value,
            ColumnType type,
            boolean required,
            boolean expanding,
            String base)
            implements Expression {

        /** A value of a type. */
        public static Bind of(@Nullable Object value, ColumnType type) {
            return of(value, type, "param");
        }

        /** A value of a type, with what a name is made up from. */
        public static Bind of(@Nullable Object value, ColumnType type, String base) {
            return new Bind(null, value, type, false, false, base);
        }

        /** The same of another type. */
        public Bind withType(ColumnType other) {
            return new Bind(name, value, other, required, expanding, base);
        }
    }

    /** A value that is written into the statement wherever it goes: {@code op.inline_literal}. */
    record InlineLiteral(@Nullable Object value, ColumnType type) implements Expression {}

    /** NULL, true and false. */
    enum Constant implements Expression {
        /** NULL. */
        NULL,
        /** true. */
        TRUE,
        /** false. */
        FALSE;

        @Override
        public ColumnType type() {
            return this == NULL ? UNKNOWN : BOOLEAN;
        }
    }

    /**
     * A function call.
     *
     * @param packages the names before the function's, such as its schema
     * @param ordinality whether {@code WITH ORDINALITY} follows
     */
    record Call(List<Name> packages, Name name, List<Expression> arguments, ColumnType type, boolean ordinality)
            implements Expression {
        public Call {
            packages = List.copyOf(packages);
            arguments = List.copyOf(arguments);
        }
    }

    /** The next value of a sequence. */
    record NextValue(Sequence sequence) implements Expression {
        @Override
        public ColumnType type() {
            return sequence.dataType() == null ? new IntegerType(ColumnType.Width.NORMAL) : sequence.dataType();
        }
    }

    /** A conversion in the database. */
    record Cast(Expression element, ColumnType type) implements Expression {}

    /** A type given to an expression, without a trace in the SQL. */
    record Coerced(Expression element, ColumnType type) implements Expression {}

    /** {@code CASE}; the subject is compared with each condition where there is one. */
    record Case(
            @Nullable Expression subject,
            List<When> whens,
            @Nullable Expression otherwise,
            ColumnType type) implements Expression {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    /** One branch of a {@link Case}. */
    record When(Expression condition, Expression result) {}

    /** An operator before or after its operand. */
    record Unary(Operator operator, Expression operand, ColumnType type) implements Expression {}

    /** A boolean as a condition by itself: {@code NOT flag}, or plain {@code flag}. */
    record Truth(Expression element, boolean negated) implements Expression {
        @Override
        public ColumnType type() {
            return BOOLEAN;
        }
    }

    /**
     * An operator between two operands.
     *
     * @param option what some operators take besides: the escape character, the flags of a regular expression, the
     *     text search configuration, {@code symmetric}
     */
    record Binary(
            Expression left,
            Operator operator,
            Expression right,
            ColumnType type,
            @Nullable String option) implements Expression {}

    /**
     * Several expressions with an operator between each two: {@code and_}, {@code or_}, commas.
     *
     * @param grouped whether it gets parentheses where the operator around it is stronger
     */
    record Chain(Operator operator, List<Expression> elements, boolean grouped, ColumnType type) implements Expression {
        public Chain {
            elements = List.copyOf(elements);
        }
    }

    /** Several values as one: {@code (a, b)}. */
    record Tuple(List<Expression> elements) implements Expression {
        public Tuple {
            elements = List.copyOf(elements);
        }

        @Override
        public ColumnType type() {
            return UNKNOWN;
        }
    }

    /** The name of a collation. */
    record Collation(String name) implements Expression {
        @Override
        public ColumnType type() {
            return UNKNOWN;
        }
    }

    /** {@code EXTRACT(field FROM …)}. */
    record Extract(String field, Expression element) implements Expression {
        @Override
        public ColumnType type() {
            return new IntegerType(ColumnType.Width.NORMAL);
        }
    }

    /** A window: {@code … OVER (PARTITION BY … ORDER BY …)}; the frame is null where there is none. */
    record Over(
            Expression element,
            List<Expression> partitionBy,
            List<Expression> orderBy,
            @Nullable Frame frame) implements Expression {
        @Override
        public ColumnType type() {
            return element.type();
        }
    }

    /**
     * The frame of a window.
     *
     * @param unit {@code RANGE}, {@code ROWS} or {@code GROUPS}
     * @param start rows before (negative) or after the current one; null for unbounded
     * @param end as {@code start}
     */
    record Frame(
            String unit, @Nullable Long start, @Nullable Long end) {}

    /** {@code … WITHIN GROUP (ORDER BY …)}. */
    record WithinGroup(Expression element, List<Expression> orderBy) implements Expression {
        @Override
        public ColumnType type() {
            boolean ofTheOrdered = element instanceof Call call
                    && List.of("percentile_cont", "percentile_disc", "mode")
                            .contains(call.name().text());
            return ofTheOrdered && !orderBy.isEmpty() ? orderBy.get(0).type() : element.type();
        }
    }

    /** {@code … FILTER (WHERE …)}. */
    record Filter(Expression element, List<Expression> criteria) implements Expression {
        @Override
        public ColumnType type() {
            return element.type();
        }
    }

    /** A query as a value, or as what EXISTS and IN ask. */
    record Subselect(Query query) implements Expression {
        @Override
        public ColumnType type() {
            List<ColumnReference> columns = query.columns();
            return columns.isEmpty() ? UNKNOWN : columns.get(0).type();
        }
    }

    /** An array of expressions: {@code ARRAY[…]}. */
    record ArrayLiteral(List<Expression> elements, ColumnType type) implements Expression {
        public ArrayLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** From one index of an array to another. */
    record Slice(@Nullable Expression start, @Nullable Expression stop) implements Expression {
        @Override
        public ColumnType type() {
            return UNKNOWN;
        }
    }

    /** An argument of an aggregate with the order it is fed in: {@code x ORDER BY y}. */
    record Ordered(Expression element, List<Expression> orderBy) implements Expression {
        @Override
        public ColumnType type() {
            return element.type();
        }
    }

    /** A name in ORDER BY or GROUP BY that means a column that is selected, if there is one of that name. */
    record SelectedName(String name, List<Operator> modifiers) implements Expression {
        public SelectedName {
            modifiers = List.copyOf(modifiers);
        }

        @Override
        public ColumnType type() {
            return UNKNOWN;
        }
    }

    /** All columns of a table function or subquery at once: {@code alias}. */
    record Whole(FromClause from) implements Expression {
        @Override
        public ColumnType type() {
            return UNKNOWN;
        }
    }

    /** What an operator makes of values: coarser than a type. */
    enum Family {
        /** Integers. */
        INTEGER,
        /** Decimals and floats. */
        NUMERIC,
        /** Characters, enums among them. */
        STRING,
        /** True and false. */
        BOOLEAN,
        /** A day. */
        DATE,
        /** A time. */
        TIME,
        /** A day and time. */
        DATETIME,
        /** A duration. */
        INTERVAL,
        /** Bytes. */
        BINARY,
        /** JSON. */
        JSON,
        /** Arrays. */
        ARRAY,
        /** UUIDs. */
        UUID,
        /** Not known. */
        NONE,
        /** Any other. */
        OTHER;

        /** The family of a type. */
        public static Family of(ColumnType type) {
            return switch (type) {
                case IntegerType i -> INTEGER;
                case NumericType n -> NUMERIC;
                case ColumnType.FloatType f -> NUMERIC;
                case ColumnType.StringType s -> STRING;
                case ColumnType.EnumType e -> STRING;
                case ColumnType.DomainType d -> of(d.dataType());
                case BooleanType b -> BOOLEAN;
                case ColumnType.DateType d -> DATE;
                case ColumnType.TimeType t -> TIME;
                case ColumnType.TimestampType t -> DATETIME;
                case IntervalType i -> INTERVAL;
                case ColumnType.BinaryType b -> BINARY;
                case ColumnType.JsonType j -> JSON;
                case ColumnType.ArrayType a -> ARRAY;
                case ColumnType.UuidType u -> UUID;
                case NullType n -> NONE;
                case ColumnType.BitType b -> OTHER;
                case ColumnType.PlainType p -> OTHER;
                case ColumnType.DialectType d -> d.ancestor() == null ? OTHER : of(d.ancestor());
                case ColumnType.RawType r -> OTHER;
                case ColumnType.VariantType v -> of(v.base());
                case ColumnType.ScriptType s -> of(s.base());
            };
        }
    }
}
