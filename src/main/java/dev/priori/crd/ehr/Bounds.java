package dev.priori.crd.ehr;

import java.time.Duration;

/**
 * What one call may ask of an EHR.
 *
 * @param deadline for all queries together
 * @param pages of one search
 * @param resources of all answers
 * @param bytes of all answers
 * @param reads of single resources
 * @param atOnce queries under way at one time
 */
public record Bounds(Duration deadline, int pages, int resources, int bytes, int reads, int atOnce) {

    /** 4 s, 10 pages, 3000 resources, 20 MB, 50 reads, 12 at once. */
    public static final Bounds STANDARD = new Bounds(Duration.ofSeconds(4), 10, 3000, 20 * 1024 * 1024, 50, 12);

    public Bounds within(Duration other) {
        return new Bounds(other, pages, resources, bytes, reads, atOnce);
    }
}
