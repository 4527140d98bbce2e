package dev.priori.authorization.response;

import dev.priori.authorization.element.Elements;
import dev.priori.authorization.element.PasUrls;
import dev.priori.authorization.request.Echo;
import dev.priori.authorization.request.RequestedItem;
import dev.priori.authorization.request.RequestedItem.Provider;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.decision.Determination.Modified;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** PAS 2.0.1: the item itself tells what was authorized instead; nothing is said of the whole. */
final class ClaimResponses20 extends ClaimResponses {

    ClaimResponses20(DenialReasons reasons) {
        super(reasons);
    }

    @Override
    void writeWhole(ObjectNode response, SubmittedClaim claim, List<ItemParts> items, Echo echo) {}

    @Override
    ObjectNode request(SubmittedClaim claim) {
        return Elements.reference(SubmittedClaim.url(claim.claim()));
    }

    @Override
    ObjectNode writeItem(ItemParts parts) {
        return write(parts, Quantities.asked(parts.asked()));
    }

    @Override
    ObjectNode writeModified(ObjectNode response, ItemParts parts, Modified modified) {
        return write(parts, Quantities.authorized(parts.asked(), modified.authorized()));
    }

    private static ObjectNode write(ItemParts parts, @Nullable ObjectNode quantity) {
        Stream<ObjectNode> authorized = parts.authorized().isEmpty()
                ? Stream.empty()
                : Stream.concat(providers(parts), Stream.of(parts.detail(quantity)));
        return parts.write(
                Stream.of(parts.request(), parts.certification(), authorized)
                        .flatMap(extensions -> extensions)
                        .toList(),
                parts.item().authorizationNumber());
    }

    private static Stream<ObjectNode> providers(ItemParts parts) {
        List<Provider> named = parts.asked().namedProviders();
        List<Provider> providers =
                named.isEmpty() ? RequestedItem.overallProviders(parts.asked().claim()) : named;
        return providers.stream().map(provider -> parts.provider(provider, type(provider)));
    }

    private static Stream<ObjectNode> type(Provider provider) {
        ObjectNode type = provider.type();
        return type == null
                ? Stream.empty()
                : Stream.of(Elements.extension("providerType", "valueCodeableConcept", type));
    }

    @Override
    ObjectNode errorElement(String text, int note) {
        return Elements.extension(PasUrls.ERROR_ELEMENT, "valueString", text);
    }

    @Override
    boolean repeatsClaim() {
        return true;
    }

    @Override
    boolean repeatsBundleIdentifier() {
        return false;
    }
}
