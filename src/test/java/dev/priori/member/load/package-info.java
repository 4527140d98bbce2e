/** Imports of members, from files and by a call. */
@NullMarked
package dev.priori.member.load;

import org.jspecify.annotations.NullMarked;
