/** Subscriptions as clients set them and as they are kept, with every event they were given. */
@NullMarked
@MayUse({"fhir", "access", "authorization", "database"})
package dev.priori.subscription.store;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
