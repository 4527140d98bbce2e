/** CDS clients and their tokens (CDS Hooks, trusting CDS clients): who may call the hooks. */
@NullMarked
@MayUse({"fhir", "database"})
package dev.priori.access.client;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
