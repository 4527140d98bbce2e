/**
 * Who is insured: the plan's members and their coverages, and what a request's Coverage is worth against them (CRD 2.2.1
 * resp-44, resp-45).
 */
@NullMarked
@MayUse({"fhir", "database"})
package dev.priori.member;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
