/** Rows of the schema: how facts become columns and columns facts again. Knows nothing of transactions. */
@NullMarked
package dev.priori.authorization.store.row;

import org.jspecify.annotations.NullMarked;
