package dev.aludel.operation;

/** A piece of SQL with a value: a column, a literal, a function, a comparison, or text. */
public sealed interface Expression permits TextStatement {}
