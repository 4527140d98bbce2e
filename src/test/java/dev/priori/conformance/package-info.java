/** What the server writes, held against the profiles of the guides by the HL7 validator in a process of its own. */
@NullMarked
package dev.priori.conformance;

import org.jspecify.annotations.NullMarked;
