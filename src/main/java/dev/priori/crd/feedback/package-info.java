/** What people did with the cards they were shown (CDS Hooks, feedback): kept, and counted by kind of card. */
@NullMarked
@MayUse({"fhir", "database"})
package dev.priori.crd.feedback;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
