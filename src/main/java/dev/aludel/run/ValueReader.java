package dev.aludel.run;

import static java.util.Map.entry;

import dev.aludel.error.AludelException;
import dev.aludel.error.Problem;
import dev.aludel.operation.JsonValue;
import dev.aludel.operation.NonFiniteDecimal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;

/**
 * Reads PostgreSQL's text output into values, choosing the types that psycopg2 chooses. A type unknown to it, such as an
 * enum, a range or an array of enums, stays text.
 */
final class ValueReader {
    private static final Map<Integer, Integer> ELEMENTS = Map.ofEntries(
            entry(Oid.BOOL_ARRAY, Oid.BOOL),
            entry(Oid.INT2_ARRAY, Oid.INT2),
            entry(Oid.INT4_ARRAY, Oid.INT4),
            entry(Oid.INT8_ARRAY, Oid.INT8),
            entry(Oid.OID_ARRAY, Oid.OID),
            entry(Oid.FLOAT4_ARRAY, Oid.FLOAT4),
            entry(Oid.FLOAT8_ARRAY, Oid.FLOAT8),
            entry(Oid.NUMERIC_ARRAY, Oid.NUMERIC),
            entry(Oid.TEXT_ARRAY, Oid.TEXT),
            entry(Oid.VARCHAR_ARRAY, Oid.VARCHAR),
            entry(Oid.BPCHAR_ARRAY, Oid.BPCHAR),
            entry(Oid.CHAR_ARRAY, Oid.CHAR),
            entry(Oid.NAME_ARRAY, Oid.NAME),
            entry(Oid.UUID_ARRAY, Oid.UUID),
            entry(Oid.BYTEA_ARRAY, Oid.BYTEA),
            entry(Oid.DATE_ARRAY, Oid.DATE),
            entry(Oid.TIME_ARRAY, Oid.TIME),
            entry(Oid.TIMETZ_ARRAY, Oid.TIMETZ),
            entry(Oid.TIMESTAMP_ARRAY, Oid.TIMESTAMP),
            entry(Oid.TIMESTAMPTZ_ARRAY, Oid.TIMESTAMPTZ),
            entry(Oid.INTERVAL_ARRAY, Oid.INTERVAL),
            entry(Oid.JSON_ARRAY, Oid.JSON),
            entry(Oid.JSONB_ARRAY, Oid.JSONB),
            // inet[], cidr[] and macaddr[]
            entry(1040, Oid.TEXT),
            entry(1041, Oid.TEXT),
            entry(651, Oid.TEXT));

    private static final Pattern INTERVAL_UNIT = Pattern.compile("([-+]?\\d+) (year|mon|day)s?");
    private static final Pattern INTERVAL_TIME = Pattern.compile("([-+]?)(\\d+):(\\d+):(\\d+)(?:\\.(\\d{1,6}))?");

    private ValueReader() {}

    /**
     * The value that the text stands for.
     *
     * @param type the type's object identifier
     * @throws AludelException for a year that Python has no date for
     */
    static Object read(int type, String text) {
        Integer element = ELEMENTS.get(type);
        if (element != null) {
            return new ArrayText(text, element).read();
        }
        return switch (type) {
            case Oid.BOOL -> text.equals("t");
            case Oid.INT2, Oid.INT4, Oid.INT8, Oid.OID -> Long.parseLong(text);
            case Oid.FLOAT4, Oid.FLOAT8 -> Double.parseDouble(text);
            case Oid.NUMERIC -> decimal(text);
            case Oid.UUID -> UUID.fromString(text);
            case Oid.JSON, Oid.JSONB -> new JsonValue(text);
            case Oid.BYTEA -> bytes(text);
            case Oid.DATE -> date(text);
            case Oid.TIME -> time(text);
            case Oid.TIMETZ -> {
                int zone = zoneStart(text, 0);
                yield OffsetTime.of(time(text.substring(0, zone)), ZoneOffset.of(text.substring(zone)));
            }
            case Oid.TIMESTAMP -> timestamp(text);
            case Oid.TIMESTAMPTZ -> {
                if (text.endsWith("infinity")) {
                    yield timestamp(text).atOffset(ZoneOffset.UTC);
                }
                int zone = zoneStart(text, text.indexOf(' '));
                String rest = text.substring(zone);
                boolean beforeChrist = rest.endsWith(" BC");
                String offset = beforeChrist ? rest.substring(0, rest.length() - 3) : rest;
                yield OffsetDateTime.of(
                        timestamp(text.substring(0, zone) + (beforeChrist ? " BC" : "")), ZoneOffset.of(offset));
            }
            case Oid.INTERVAL -> interval(text);
            default -> text;
        };
    }

    private static Object decimal(String text) {
        return switch (text) {
            case "NaN" -> NonFiniteDecimal.NAN;
            case "Infinity" -> NonFiniteDecimal.INFINITY;
            case "-Infinity" -> NonFiniteDecimal.NEGATIVE_INFINITY;
            default -> new BigDecimal(text);
        };
    }

    private static byte[] bytes(String text) {
        if (text.startsWith("\\x")) {
            return HexFormat.of().parseHex(text, 2, text.length());
        }
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                bytes.write(c);
            } else if (text.charAt(i + 1) == '\\') {
                bytes.write('\\');
                i++;
            } else {
                bytes.write(Integer.parseInt(text, i + 1, i + 4, 8));
                i += 3;
            }
        }
        return bytes.toByteArray();
    }

    private static LocalDate date(String text) {
        if (text.equals("infinity")) {
            return LocalDate.of(9999, 12, 31);
        }
        if (text.equals("-infinity")) {
            return LocalDate.of(1, 1, 1);
        }
        String[] parts = (text.endsWith(" BC") ? text.substring(0, text.length() - 3) : text).split("-");
        int year = Integer.parseInt(parts[0]) * (text.endsWith(" BC") ? -1 : 1);
        if (year < 1 || year > 9999) {
            throw new AludelException(Problem.of("year-out-of-range", "year " + year + " is out of range")
                    .because("The database returned " + text + ", and Python has dates from year 1 to 9999 only.")
                    .remedy("Cast the column to text in the query."));
        }
        return LocalDate.of(year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private static LocalTime time(String text) {
        return text.startsWith("24:") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static LocalDateTime timestamp(String text) {
        if (text.equals("infinity")) {
            return LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000);
        }
        if (text.equals("-infinity")) {
            return LocalDateTime.of(1, 1, 1, 0, 0);
        }
        int blank = text.indexOf(' ');
        boolean beforeChrist = text.endsWith(" BC");
        String time = text.substring(blank + 1, beforeChrist ? text.length() - 3 : text.length());
        return LocalDateTime.of(date(text.substring(0, blank) + (beforeChrist ? " BC" : "")), time(time));
    }

    private static int zoneStart(String text, int from) {
        int plus = text.indexOf('+', from + 1);
        return plus >= 0 ? plus : text.indexOf('-', from + 1);
    }

    /** A month counts 30 days and a year 365, as psycopg2 has it: Python's timedelta knows neither. */
    private static Duration interval(String text) {
        Duration total = Duration.ZERO;
        Matcher units = INTERVAL_UNIT.matcher(text);
        while (units.find()) {
            int days = switch (units.group(2)) {
                case "year" -> 365;
                case "mon" -> 30;
                default -> 1;
            };
            total = total.plusDays(Long.parseLong(units.group(1)) * days);
        }
        Matcher clock = INTERVAL_TIME.matcher(text);
        if (clock.find()) {
            @Nullable String fraction = clock.group(5);
            Duration time = Duration.ofHours(Long.parseLong(clock.group(2)))
                    .plusMinutes(Long.parseLong(clock.group(3)))
                    .plusSeconds(Long.parseLong(clock.group(4)))
                    .plusNanos(fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9)));
            total = clock.group(1).equals("-") ? total.minus(time) : total.plus(time);
        }
        return total;
    }
}
