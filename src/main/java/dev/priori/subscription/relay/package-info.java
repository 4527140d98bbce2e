/** From a result that changed to a notification that its subscriber took, whatever ends or hangs in between. */
@NullMarked
@MayUse({"fhir", "access", "authorization", "database"})
package dev.priori.subscription.relay;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
