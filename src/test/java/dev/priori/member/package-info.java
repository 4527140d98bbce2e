/** Members, coverages and payers in both databases, imported from files and asked for. */
@NullMarked
package dev.priori.member;

import org.jspecify.annotations.NullMarked;
