package dev.priori.database;

/** The database could not keep or find something, for instance because the disk is full. Nothing was half-done; try later. */
public class StorageUnavailable extends RuntimeException {

    /** @param why free of anything a caller sent, as it is logged */
    public StorageUnavailable(String doing, String why) {
        super(doing + ": " + why);
    }
}
