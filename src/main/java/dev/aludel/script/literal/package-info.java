/**
 * The literal evaluator: what a revision's function asks for, read from its tree without running Python. It stands beside
 * the Python shim before the same vocabulary, takes a function whole or not at all, and must say of each what the shim
 * would say.
 */
@org.jspecify.annotations.NullMarked
package dev.aludel.script.literal;
