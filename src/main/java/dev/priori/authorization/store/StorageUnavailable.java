package dev.priori.authorization.store;

/** The database could not keep or find something, for instance because the disk is full. Nothing was half-done; try later. */
public class StorageUnavailable extends RuntimeException {

    /** @param why free of anything a caller sent, as it is logged */
    StorageUnavailable(String doing, String why) {
        super(doing + ": " + why);
    }
}
