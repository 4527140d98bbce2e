package dev.priori.authorization.response;

import dev.priori.authorization.element.Elements;
import dev.priori.authorization.element.PasUrls;
import dev.priori.authorization.request.RequestedItem;
import dev.priori.authorization.request.RequestedItem.Provider;
import dev.priori.decision.Determination.Authorized;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is authorized instead of an item asked for (PAS 2.2.1, ClaimResponse.addItem): the item again, but for the limits. */
record AddedItem(ItemParts parts) {

    private static final List<String> REPEATED = List.of(
            PasUrls.EPSDT,
            PasUrls.NURSING_HOME_STATUS,
            PasUrls.NURSING_HOME_LEVEL,
            PasUrls.CODE_END,
            PasUrls.REVENUE_RATE,
            PasUrls.REQUEST_TYPE,
            PasUrls.CERTIFICATION_TYPE);

    ObjectNode write(Authorized authorized) {
        RequestedItem asked = parts.asked();
        ObjectNode added = Elements.object();
        ArrayNode extensions = added.putArray("extension");
        Stream.of(
                        asked.extensions(PasUrls.TRACE_NUMBER).stream(),
                        parts.certification(),
                        REPEATED.stream().flatMap(url -> asked.extensions(url).stream()),
                        requestedService(asked),
                        revenue(asked),
                        ClaimResponses22.stay(asked))
                .flatMap(part -> part)
                .forEach(extensions::add);
        added.putArray("itemSequence").add(parts.item().sequence());
        writeProviders(added, asked);
        added.set("productOrService", parts.product());
        Elements.copy(asked.node(), added, "modifier");
        added.set("servicedPeriod", Elements.period(authorized));
        Elements.copy(asked.node(), added, "locationCodeableConcept", "locationAddress");
        ObjectNode quantity = Quantities.authorized(asked, authorized);
        if (quantity != null) {
            added.set("quantity", quantity);
        }
        Elements.copy(asked.node(), added, "unitPrice");
        String number = Objects.requireNonNull(parts.item().authorizationNumber(), "a modified item has a number");
        added.putArray("adjudication").add(parts.adjudication("A1", number));
        return added;
    }

    private void writeProviders(ObjectNode added, RequestedItem asked) {
        List<Provider> named = asked.namedProviders();
        for (Provider provider : named.isEmpty() ? RequestedItem.overallProviders(asked.claim()) : named) {
            ObjectNode reference = parts.echo().reference(provider.entry());
            @Nullable ObjectNode type = provider.type();
            if (type != null) {
                reference
                        .putArray("extension")
                        .add(Elements.extension(PasUrls.PROVIDER_TYPE, "valueCodeableConcept", type));
            }
            Elements.array(added, "provider").add(reference);
        }
    }

    private Stream<ObjectNode> requestedService(RequestedItem asked) {
        return asked.requestedService().stream()
                .filter(order -> order.fullUrl() != null)
                .map(order -> Elements.extension(
                        PasUrls.REQUESTED_SERVICE,
                        "valueReference",
                        parts.echo().reference(order)));
    }

    private static Stream<ObjectNode> revenue(RequestedItem asked) {
        return asked.node().get("revenue") instanceof ObjectNode revenue
                ? Stream.of(Elements.extension(PasUrls.REVENUE, "valueCodeableConcept", revenue))
                : Stream.empty();
    }
}
