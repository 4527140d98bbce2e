package dev.priori.authorization.store;

/** The database could not keep or find something, for instance because the disk is full. Nothing was half-done; try later. */
public class StorageUnavailable extends RuntimeException {
    StorageUnavailable(String doing, Throwable cause) {
        super(doing, cause);
    }
}
