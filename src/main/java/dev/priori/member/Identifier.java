package dev.priori.member;

/**
 * What somebody or something is called by.
 *
 * @param system "" when the source names none
 */
public record Identifier(String system, String value) {}
