/** Where members, coverages and payers are kept: JDBC, one schema for H2 and PostgreSQL. */
@NullMarked
@MayUse({"fhir", "database"})
package dev.priori.member.store;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
