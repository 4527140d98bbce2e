/** What each interface of the server is put together from. What all of them need is wired one level up. */
@NullMarked
@MayUse({
    "access",
    "assess",
    "authorization",
    "chart",
    "crd",
    "database",
    "decision",
    "fhir",
    "member",
    "pas",
    "policy",
    "review",
    "settings",
    "subscription"
})
package dev.priori.wiring;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
