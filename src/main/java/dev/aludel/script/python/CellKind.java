package dev.aludel.script.python;

import dev.aludel.operation.JsonValue;
import dev.aludel.operation.NonFiniteDecimal;
import dev.aludel.script.ResultRows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the cells of one column cross to Python, so that they come out as psycopg2 would give them. */
sealed interface CellKind {

    /** The name of the shim's converter for such a cell; empty where the cell crosses as it is. */
    String converter();

    /** The cell in the form that the converter reads. */
    Object lifted(Object cell);

    /** A cell of one value. */
    enum Scalar implements CellKind {
        PLAIN(""),
        DECIMAL("decimal"),
        BYTES("bytes"),
        DATE("date"),
        TIME("time"),
        DATETIME("datetime"),
        DURATION("duration"),
        JSON("json"),
        UUID("uuid");

        private final String converter;

        Scalar(String converter) {
            this.converter = converter;
        }

        @Override
        public String converter() {
            return converter;
        }

        @Override
        public Object lifted(Object cell) {
            return switch (cell) {
                case BigDecimal decimal -> decimal.toString();
                case byte[] bytes -> new String(bytes, StandardCharsets.ISO_8859_1);
                case Duration duration -> duration.getSeconds() + " " + duration.getNano() / 1000;
                case JsonValue json -> json.text();
                case Boolean plain -> plain;
                case Number plain -> plain;
                default -> cell.toString();
            };
        }
    }

    /** An array of cells, nested or not. */
    record Array(CellKind element) implements CellKind {
        @Override
        public String converter() {
            return "array:" + element.converter();
        }

        @Override
        public Object lifted(Object cell) {
            return ((List<?>) cell)
                    .stream()
                            .map(item -> item == null
                                    ? null
                                    : item instanceof List<?> nested ? lifted(nested) : element.lifted(item))
                            .toArray();
        }
    }

    /** The kinds of all columns, read from their first value that isn't null. */
    static List<CellKind> ofColumns(ResultRows rows) {
        List<CellKind> kinds = new ArrayList<>();
        for (int column = 0; column < rows.columns().size(); column++) {
            CellKind kind = null;
            for (int row = 0; row < rows.rows().size() && kind == null; row++) {
                kind = of(rows.rows().get(row)[column]);
            }
            kinds.add(kind == null ? Scalar.PLAIN : kind);
        }
        return kinds;
    }

    /** The kind of one value by itself. */
    static CellKind ofValue(@Nullable Object value) {
        CellKind kind = of(value);
        return kind == null ? Scalar.PLAIN : kind;
    }

    private static @Nullable CellKind of(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case BigDecimal decimal -> Scalar.DECIMAL;
            case NonFiniteDecimal decimal -> Scalar.DECIMAL;
            case byte[] bytes -> Scalar.BYTES;
            case LocalDate date -> Scalar.DATE;
            case LocalTime time -> Scalar.TIME;
            case OffsetTime time -> Scalar.TIME;
            case LocalDateTime time -> Scalar.DATETIME;
            case OffsetDateTime time -> Scalar.DATETIME;
            case Duration duration -> Scalar.DURATION;
            case JsonValue json -> Scalar.JSON;
            case UUID uuid -> Scalar.UUID;
            case List<?> list -> ofElements(list);
            default -> Scalar.PLAIN;
        };
    }

    private static @Nullable CellKind ofElements(List<?> list) {
        for (Object element : list) {
            CellKind kind = of(element);
            if (kind != null) {
                return kind instanceof Array ? kind : new Array(kind);
            }
        }
        return new Array(Scalar.PLAIN);
    }
}
