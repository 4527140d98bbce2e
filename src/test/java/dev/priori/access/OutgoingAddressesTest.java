package dev.priori.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingAddressesTest {

    private static final OutgoingAddresses AT_HOME = new OutgoingAddresses(true, List.of());
    private static final OutgoingAddresses OUTSIDE = new OutgoingAddresses(false, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:4567/hook",
                "http://127.0.0.1/hook",
                "http://[::1]:80/hook?subscriber=1",
                "https://localhost/hook",
                "HTTPS://8.8.8.8/hook"
            })
    void at_home_this_machine_and_https_elsewhere_may_be_called(String address) {
        assertThat(AT_HOME.objection(URI.create(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/hook",
                "http://10.0.0.7/hook",
                "https://10.0.0.7/hook",
                "https://192.168.1.1/hook",
                "ftp://localhost/hook",
                "file:///etc/passwd",
                "mailto:someone",
                "https:///hook",
                "/hook",
                "http://user:word@localhost/hook",
                "http://localhost@10.0.0.7/hook",
                "http://localhost.invalid/hook",
                "https://nobody.invalid/hook"
            })
    void nothing_else_may(String address) {
        assertThat(AT_HOME.objection(URI.create(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/hook",
                "https://localhost/hook",
                "https://127.0.0.1/",
                "https://[::1]/",
                "http://8.8.8.8/"
            })
    void outside_this_machine_may_not_be_called_nor_anything_without_https(String address) {
        assertThat(OUTSIDE.objection(URI.create(address))).isPresent();
    }

    @Test
    void what_the_operator_lists_may_be_called_whatever_it_is() {
        var listed = new OutgoingAddresses(false, List.of("10.0.0.7:8080", " EHR.test "));

        assertThat(listed.objection(URI.create("http://10.0.0.7:8080/fhir"))).isEmpty();
        assertThat(listed.objection(URI.create("http://ehr.test:99/fhir"))).isEmpty();
        assertThat(listed.objection(URI.create("http://10.0.0.7:8081/fhir"))).isPresent();
        assertThat(listed.objection(URI.create("http://10.0.0.7/fhir"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "fc00::1",
                "fe80::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1"
            })
    void addresses_of_no_public_host_are_known(String address) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.128.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "2001:4860:4860::8888",
                "2606:4700::1111"
            })
    void public_addresses_are_known(String address) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }
}
