package dev.priori.crd.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.card.CardId;
import dev.priori.crd.feedback.FeedbackStore.Count;
import dev.priori.database.Database;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "priori.data=target/feedback-it")
class FeedbackIT {

    private static final String GUIDELINE = CardId.next(Topic.GUIDELINE).toString();
    private static final String COVERAGE = CardId.next(Topic.COVERAGE).toString();
    private static final String FOREIGN = UUID.randomUUID().toString();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Database database;
    private final FeedbackStore store;

    FeedbackIT(@LocalServerPort int port, @Autowired Database database, @Autowired FeedbackStore store) {
        this.port = port;
        this.database = database;
        this.store = store;
    }

    @BeforeEach
    void empty() {
        database.jdbc().update("delete from card_feedback");
    }

    @Test
    void feedback_is_kept_and_counted_by_kind_of_card() throws Exception {
        String accepted = entry(GUIDELINE, "accepted").replace("}", ",'acceptedSuggestions':[{'id':'s-1'}]}");
        String overridden = entry(COVERAGE, "overridden")
                .replace(
                        "}",
                        ",'overrideReason':{'reason':{'system':'https://ehr.test/r','code':'r1'},'userComment':'No.'}}");

        assertThat(send("{'feedback':[%s,%s,%s]}".formatted(accepted, overridden, entry(FOREIGN, "overridden")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("{'feedback':[" + overridden + "]}").statusCode()).isEqualTo(200);

        assertThat(store.counts())
                .containsExactly(
                        new Count("", "overridden", 1),
                        new Count("coverage-info", "overridden", 1),
                        new Count("guideline", "accepted", 1));
        assertThat(database.client()
                        .sql("select distinct user_comment from card_feedback where reason_code = 'r1'")
                        .query(String.class)
                        .list())
                .containsExactly("No.");
    }

    @Test
    void every_fault_is_told_and_nothing_is_kept() throws Exception {
        HttpResponse<String> answer = send("{'feedback':[%s,{'outcome':'maybe'},%s]}"
                .formatted(entry(COVERAGE, "overridden"), entry(GUIDELINE, "accepted")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "feedback[1].card",
                        "feedback[1].outcome",
                        "feedback[1].outcomeTimestamp",
                        "feedback[2].acceptedSuggestions")
                .contains("OperationOutcome");
        assertThat(store.counts()).isEmpty();
    }

    @Test
    void what_is_no_feedback_is_refused() throws Exception {
        for (String body : List.of("{}", "{'feedback':{}}", "{'feedback':['x']}", "{'feedback':null}")) {
            assertThat(send(body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(send("/cds-services/another/feedback", "{'feedback':[]}").statusCode())
                .isEqualTo(404);
    }

    private static String entry(String card, String outcome) {
        return "{'card':'%s','outcome':'%s','outcomeTimestamp':'2025-06-16T12:00:00Z'}".formatted(card, outcome);
    }

    private HttpResponse<String> send(String body) throws Exception {
        return send("/cds-services/order-sign-crd/feedback", body);
    }

    private HttpResponse<String> send(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }
}
