package dev.aludel.script.literal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's dates and times: the clock, and what values of {@code datetime} look like. */
final class Instants {
    static final Set<String> METHODS = Set.of("isoformat", "strftime", "date");

    private Instants() {}

    /** {@code datetime.now(tz)}, {@code datetime.utcnow()}. */
    static Object now(boolean universal, Arguments arguments) {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        if (universal) {
            arguments.of();
            return now;
        }
        Object zone = arguments.of("tz").getFirst();
        if (zone == Arguments.ABSENT || zone == null) {
            return now.atOffset(ZoneOffset.UTC)
                    .atZoneSameInstant(ZoneId.systemDefault())
                    .toLocalDateTime();
        }
        if (zone instanceof ZoneOffset) {
            return now.atOffset(ZoneOffset.UTC);
        }
        throw new NeedsPython(arguments.line(), "a time zone");
    }

    /** {@code date.today()}. */
    static Object today(Arguments arguments) {
        arguments.of();
        return ZonedDateTime.now(ZoneId.systemDefault()).toLocalDate();
    }

    /** Whether it is a value of these. */
    static boolean isInstant(@Nullable Object value) {
        return value instanceof LocalDate || value instanceof LocalDateTime || value instanceof OffsetDateTime;
    }

    /** {@code str(value)}, or null for other values. */
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case LocalDate date -> date.toString();
            case LocalTime time -> clock(time);
            case OffsetTime time -> clock(time.toLocalTime()) + offset(time.getOffset());
            case LocalDateTime time -> time.toLocalDate() + " " + clock(time.toLocalTime());
            case OffsetDateTime time -> time.toLocalDate() + " " + clock(time.toLocalTime()) + offset(time.getOffset());
            case null, default -> null;
        };
    }

    private static String clock(LocalTime time) {
        String seconds =
                String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
        int micros = time.getNano() / 1000;
        return micros == 0 ? seconds : seconds + String.format(Locale.ROOT, ".%06d", micros);
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
    }

    /** An attribute or method of one. */
    static Object attribute(Object instant, String name, int line) {
        LocalDate date = day(instant);
        return switch (name) {
            case "year" -> (long) date.getYear();
            case "month" -> (long) date.getMonthValue();
            case "day" -> (long) date.getDayOfMonth();
            case "isoformat" ->
                new Value.Function(name, (evaluation, arguments) -> {
                    arguments.of();
                    String text = String.valueOf(text(instant));
                    return instant instanceof LocalDate ? text : text.replace(' ', 'T');
                });
            case "strftime" ->
                new Value.Function(name, (evaluation, arguments) -> {
                    if (arguments.single("format") instanceof String format) {
                        return formatted(instant, format, arguments.line());
                    }
                    throw new NeedsPython(arguments.line(), "strftime()");
                });
            case "date" ->
                new Value.Function(name, (evaluation, arguments) -> {
                    arguments.of();
                    if (instant instanceof LocalDate) {
                        throw new NeedsPython(line, "the attribute date of a date");
                    }
                    return date;
                });
            default -> throw new NeedsPython(line, "the attribute " + name + " of a time");
        };
    }

    private static LocalDate day(@Nullable Object instant) {
        return switch (instant) {
            case LocalDate day -> day;
            case LocalDateTime time -> time.toLocalDate();
            case OffsetDateTime time -> time.toLocalDate();
            case null, default -> throw new IllegalArgumentException("no point in time: " + instant);
        };
    }

    /** {@code value.strftime(format)}. */
    static String formatted(@Nullable Object instant, String format, int line) {
        LocalDate date = day(instant);
        LocalTime time = switch (instant) {
            case LocalDateTime local -> local.toLocalTime();
            case OffsetDateTime zoned -> zoned.toLocalTime();
            case null, default -> LocalTime.MIDNIGHT;
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char character = format.charAt(i);
            if (character != '%') {
                text.append(character);
                continue;
            }
            i++;
            char kind = i < format.length() ? format.charAt(i) : 0;
            text.append(
                    switch (kind) {
                        case 'Y' -> year(date, line);
                        case 'm' -> digits(2, date.getMonthValue());
                        case 'd' -> digits(2, date.getDayOfMonth());
                        case 'H' -> digits(2, time.getHour());
                        case 'M' -> digits(2, time.getMinute());
                        case 'S' -> digits(2, time.getSecond());
                        case 'f' -> digits(6, time.getNano() / 1000);
                        case '%' -> "%";
                        default -> throw new NeedsPython(line, "strftime() with %" + kind);
                    });
        }
        return text.toString();
    }

    /** C's libraries differ about years of fewer digits. */
    private static String year(LocalDate date, int line) {
        if (date.getYear() < 1000) {
            throw new NeedsPython(line, "a year of three digits");
        }
        return digits(4, date.getYear());
    }

    private static String digits(int width, int number) {
        return String.format(Locale.ROOT, "%0" + width + "d", number);
    }

    /** {@code timedelta(days=…, seconds=…, …)} of whole numbers. */
    static Object duration(Arguments arguments) {
        List<@Nullable Object> given =
                arguments.of("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");
        ChronoUnit[] units = {
            ChronoUnit.DAYS,
            ChronoUnit.SECONDS,
            ChronoUnit.MICROS,
            ChronoUnit.MILLIS,
            ChronoUnit.MINUTES,
            ChronoUnit.HOURS,
            ChronoUnit.WEEKS
        };
        Duration duration = Duration.ZERO;
        for (int i = 0; i < units.length; i++) {
            Object amount = given.get(i);
            if (amount == Arguments.ABSENT) {
                continue;
            }
            if (!(amount instanceof Long number) || Math.abs(number) > 1_000_000_000L) {
                throw new NeedsPython(arguments.line(), "timedelta() of " + Value.words(amount));
            }
            duration = duration.plus(units[i].getDuration().multipliedBy(number));
        }
        return Objects.requireNonNull(within(duration, arguments.line()));
    }

    /** A point in time so much later, or earlier, or null where that isn't what is added. */
    static @Nullable Object moved(@Nullable Object left, String operator, @Nullable Object right, int line) {
        if (!(right instanceof Duration duration) || !(operator.equals("add") || operator.equals("sub"))) {
            return null;
        }
        boolean later = operator.equals("add");
        Duration by = later ? duration : duration.negated();
        // of a duration only its days are added to a date; what is less than a day counts upwards from the day before
        long days = Math.floorDiv(duration.getSeconds(), 86_400) * (later ? 1 : -1);
        try {
            return within(
                    switch (left) {
                        case LocalDateTime time -> time.plus(by);
                        case OffsetDateTime time -> time.plus(by);
                        case LocalDate date -> date.plusDays(days);
                        case Duration time -> time.plus(by);
                        case null, default -> null;
                    },
                    line);
        } catch (DateTimeException | ArithmeticException beyond) {
            throw new NeedsPython(line, "a time beyond all years");
        }
    }

    /** What Python has years and days for. */
    private static @Nullable Object within(@Nullable Object moved, int line) {
        boolean beyond =
                isInstant(moved) && (day(moved).getYear() < 1 || day(moved).getYear() > 9999)
                        || moved instanceof Duration duration && Math.abs(duration.toDays()) >= 999_999_999;
        if (beyond) {
            throw new NeedsPython(line, "a time beyond all years");
        }
        return moved;
    }

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})" + "([T ](\\d{2}:\\d{2}(:\\d{2}(\\.\\d{3}|\\.\\d{6})?)?)(Z|[+-]\\d{2}:\\d{2})?)?");

    /** {@code date.fromisoformat(text)}, {@code datetime.fromisoformat(text)}: the forms that databases write. */
    static Object read(boolean day, Arguments arguments) {
        int line = arguments.line();
        String text = arguments.alone() instanceof String given ? given : "";
        Matcher iso = ISO.matcher(text);
        if (!iso.matches() || text.startsWith("0000") || day && iso.group(2) != null) {
            throw new NeedsPython(line, "fromisoformat() of this text");
        }
        try {
            LocalDate date = LocalDate.parse(iso.group(1));
            if (day) {
                return date;
            }
            LocalTime time = iso.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(iso.group(3));
            return iso.group(6) == null ? date.atTime(time) : date.atTime(time).atOffset(ZoneOffset.of(iso.group(6)));
        } catch (DateTimeException none) {
            throw new NeedsPython(line, "a date that isn't one");
        }
    }
}
