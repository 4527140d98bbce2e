/** Subscriptions over real HTTP, with a subscriber that can be down, slow or gone. */
@NullMarked
package dev.priori.subscription;

import org.jspecify.annotations.NullMarked;
