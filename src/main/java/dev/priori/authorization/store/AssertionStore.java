package dev.priori.authorization.store;

import dev.priori.authorization.Assertion;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The assertions. Every call blocks, is durable when it returns, and throws {@link StorageUnavailable} when it cannot. */
public class AssertionStore {

    /** Keeps all of them or none, in one transaction; do so before they are told. */
    public void keep(List<Assertion> assertions) {
        throw new UnsupportedOperationException();
    }

    public Optional<Assertion> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The newest assertion with an authorization number about the same content of an order and the same coverage. */
    public Optional<Assertion> sameContent(String order, String contentHash, String coverage) {
        throw new UnsupportedOperationException();
    }
}
