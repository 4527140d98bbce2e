/**
 * Answers requests, updates, attachments and inquiries: decided, kept, and then told.
 */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization", "database"})
package dev.priori.pas.answer;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
