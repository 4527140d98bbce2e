/**
 * Who calls the server, and whom the server may call itself.
 */
@NullMarked
@MayUse({"fhir", "database"})
package dev.priori.access;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
