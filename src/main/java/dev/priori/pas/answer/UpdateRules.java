package dev.priori.pas.answer;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.element.PasUrls;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.ClaimAnswer.BusinessError;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.fhir.Entry;
import dev.priori.pas.answer.PasSettings.Refusal;
import dev.priori.pas.read.PasRequest;
import dev.priori.pas.read.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an update may do to a case: nothing once all of it is denied or withdrawn; only on its current version; with every
 * item; and an item changes its dates and quantity, never its product (PAS 2.2.1, claim updates).
 *
 * @param current the case
 * @param before the request it answers
 * @param stale whether the update names a version of the request that was updated since
 */
record UpdateRules(Refusal refusal, Case current, SubmittedClaim before, boolean stale) {

    private static final Set<String> ABOUT_THE_RESOURCE = Set.of("meta", "text");

    /** Everything that is wrong with the update; it is processed when that is nothing. */
    List<BusinessError> check(PasRequest request, Update update) {
        if (closed(Cancelled.class)) {
            return List.of(error(update.path(), "The request was cancelled. Send a new one."));
        }
        if (current.items().stream().allMatch(UpdateRules::isOver)) {
            return List.of(error(update.path(), "The request was denied. Send a new one."));
        }
        if (stale) {
            return List.of(error(
                    update.path(),
                    "The update names an earlier version of the request, which was updated since."
                            + " Inquire for its state and send the update again."));
        }
        var errors = new ArrayList<BusinessError>();
        if (!update.cancelsAll()) {
            missing(request, errors);
            for (int i = 0; i < request.items().size(); i++) {
                check(request.items().get(i), update, path(request, i), errors);
            }
        }
        return errors;
    }

    /** Two changes at once: the other one was kept. */
    BusinessError overtaken(Update update) {
        return error(
                update.path(),
                "The request was changed at the same time. Nothing of this update was kept."
                        + " Inquire for its state and send the update again.");
    }

    /** Whether an item, or the order behind it, asks for something else than before. */
    boolean isChanged(ClaimItem item, Update update) {
        ObjectNode earlier = before.item(item.sequence()).node();
        return update.changed().contains(item.sequence())
                || !unmarked(item.item()).equals(unmarked(earlier))
                || !content(item.requested())
                        .equals(content(
                                before.item(item.sequence()).requestedService().orElse(null)));
    }

    private boolean closed(Class<?> determination) {
        return current.items().stream().allMatch(item -> determination.isInstance(item.determination()));
    }

    private static boolean isOver(CaseItem item) {
        return item.determination() instanceof Denied || item.determination() instanceof Cancelled;
    }

    private void missing(PasRequest request, List<BusinessError> errors) {
        for (CaseItem item : current.items()) {
            boolean sent = request.items().stream().anyMatch(each -> each.sequence() == item.sequence());
            if (!sent && !(item.determination() instanceof Cancelled)) {
                errors.add(error(
                        request.claim().claim().expression() + ".item",
                        "Item " + item.sequence() + " is missing. An update holds every item; mark as cancelled what is"
                                + " no longer asked for."));
            }
        }
    }

    private void check(ClaimItem item, Update update, String path, List<BusinessError> errors) {
        CaseItem kept = current.items().stream()
                .filter(each -> each.sequence() == item.sequence())
                .findFirst()
                .orElse(null);
        boolean cancelled = update.cancelled().contains(item.sequence());
        if (kept == null || cancelled) {
            return;
        }
        if (kept.determination() instanceof Cancelled) {
            errors.add(error(path, "Item " + item.sequence() + " was cancelled. Add it again as a new item."));
        } else if (kept.determination() instanceof Denied && isChanged(item, update)) {
            errors.add(error(path, "Item " + item.sequence() + " was denied. Ask for it in a new request."));
        } else if (!product(item.item())
                .equals(product(before.item(item.sequence()).node()))) {
            errors.add(error(
                    path + ".productOrService",
                    "Item " + item.sequence() + " asked for another product. Cancel it and add a new item."));
        }
    }

    private static String path(PasRequest request, int index) {
        return request.claim().claim().expression() + ".item[" + index + "]";
    }

    private BusinessError error(String path, String text) {
        return new BusinessError(refusal.code(), refusal.followup(), path, text);
    }

    private static JsonNode product(ObjectNode item) {
        return item.path("productOrService").path("coding");
    }

    private static JsonNode unmarked(ObjectNode item) {
        ObjectNode unmarked = item.deepCopy();
        unmarked.remove("modifierExtension");
        if (unmarked.get("extension") instanceof ArrayNode extensions) {
            for (int i = extensions.size() - 1; i >= 0; i--) {
                if (PasUrls.INFO_CHANGED.equals(extensions.path(i).path("url").asString(""))) {
                    extensions.remove(i);
                }
            }
        }
        return unmarked;
    }

    private static JsonNode content(@Nullable Entry order) {
        if (order == null) {
            return MissingNode.getInstance();
        }
        ObjectNode content = order.resource().deepCopy();
        content.remove(ABOUT_THE_RESOURCE);
        return content;
    }
}
