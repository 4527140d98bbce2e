package dev.priori.crd.verdict;

import java.time.LocalDate;

/**
 * One assertion: a verdict about one order under one coverage.
 *
 * @param coverage reference of the caller's Coverage
 * @param assertionId unique per order, coverage and evaluation
 * @param date the day of the assertion
 */
public record CoverageInformation(String coverage, Verdict verdict, Basis basis, String assertionId, LocalDate date) {}
