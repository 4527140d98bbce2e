/** Feedback on cards, over HTTP and as it is kept. */
@NullMarked
package dev.priori.crd.feedback;

import org.jspecify.annotations.NullMarked;
