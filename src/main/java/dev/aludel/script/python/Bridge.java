package dev.aludel.script.python;

import dev.aludel.error.AludelException;
import dev.aludel.operation.JsonValue;
import dev.aludel.operation.Operation;
import dev.aludel.script.Session;
import dev.aludel.script.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What Python may call in Java: the shim's module {@code _aludel} holds it. Values it returns are opaque to Python and
 * come back as arguments.
 */
public final class Bridge {

    private @Nullable Session session;

    Bridge() {}

    /** Lets the operations that follow go to the session; null when no script runs. Returns what stood before. */
    @Nullable
    Session use(@Nullable Session next) {
        Session before = session;
        session = next;
        return before;
    }

    /** Makes the value of a construct. */
    @Export
    public Object construct(String name, Value arguments, Value keywords) {
        return Vocabulary.construct(name, PythonValues.list(arguments), PythonValues.map(keywords));
    }

    /** Makes the operation of a directive. */
    @Export
    public Operation directive(String name, Value arguments, Value keywords) {
        return Vocabulary.directive(name, PythonValues.list(arguments), PythonValues.map(keywords));
    }

    /** The session of the script that runs, or null. */
    @Export
    public @Nullable SessionBridge session() {
        return session == null ? null : new SessionBridge(session);
    }

    /** What Java has to say about an exception that Python caught, or null where it is none of Aludel's. */
    @Export
    public @Nullable FailureBridge failure(Value exception) {
        return exception.isHostObject() && exception.asHostObject() instanceof AludelException problem
                ? new FailureBridge(problem)
                : null;
    }

    /** An exact decimal number. */
    @Export
    public Object decimal(String text) {
        return new BigDecimal(text);
    }

    /** An integer of any size. */
    @Export
    public Object integer(String text) {
        return new BigInteger(text);
    }

    /** Bytes, one character each. */
    @Export
    public Object bytes(String latin) {
        return latin.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** A date in ISO form. */
    @Export
    public Object date(String iso) {
        return LocalDate.parse(iso);
    }

    /** A time in ISO form, with or without an offset. */
    @Export
    public Object time(String iso, boolean offset) {
        return offset ? OffsetTime.parse(iso) : LocalTime.parse(iso);
    }

    /** A date and time in ISO form, with or without an offset. */
    @Export
    public Object datetime(String iso, boolean offset) {
        return offset ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso);
    }

    /** A length of time. */
    @Export
    public Object duration(long seconds, int microseconds) {
        return Duration.ofSeconds(seconds, microseconds * 1000L);
    }

    /** A UUID. */
    @Export
    public Object uuid(String text) {
        return UUID.fromString(text);
    }

    /** A JSON document. */
    @Export
    public Object json(String text) {
        return new JsonValue(text);
    }
}
