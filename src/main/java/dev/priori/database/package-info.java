/**
 * The database under every store: a file or PostgreSQL, transactions, what becomes of a failed one, and how values lie
 * in columns that both engines take.
 */
@NullMarked
@MayUse({})
package dev.priori.database;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
