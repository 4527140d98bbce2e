/** What a hook call asks: its body read once and completely, with every fault named at once. */
@NullMarked
package dev.priori.crd.request;

import org.jspecify.annotations.NullMarked;
