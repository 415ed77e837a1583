package dev.aludel.operation;

/** A statement that can be executed on a connection: text, a query, an insert, a piece of DDL. */
public sealed interface Executable permits TextStatement, DriverSql, DdlStatement, Evaluation, Statement {}
