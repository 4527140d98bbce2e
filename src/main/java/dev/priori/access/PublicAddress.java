package dev.priori.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Tells addresses of the public internet from those of a machine, a network of one's own, or none at all (RFC 6890). */
final class PublicAddress {

    /** Written as the first byte upwards, and how many bits count. */
    private record Range(int bits, int... bytes) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                int wanted = bit / 8 < bytes.length ? bytes[bit / 8] : 0;
                if ((address[bit / 8] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Range> RESERVED_4 = List.of(
            new Range(8, 0),
            new Range(8, 10),
            new Range(10, 100, 64),
            new Range(8, 127),
            new Range(16, 169, 254),
            new Range(12, 172, 16),
            new Range(24, 192, 0, 0),
            new Range(24, 192, 0, 2),
            new Range(16, 192, 168),
            new Range(15, 198, 18),
            new Range(24, 198, 51, 100),
            new Range(24, 203, 0, 113),
            new Range(3, 224));

    /** Of IPv6 only global unicast is public, without the ranges in it that lead to IPv4 or to examples. */
    private static final Range UNICAST_6 = new Range(3, 0x20);

    private static final List<Range> RESERVED_6 =
            List.of(new Range(23, 0x20, 0x01), new Range(32, 0x20, 0x01, 0x0d, 0xb8), new Range(16, 0x20, 0x02));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? RESERVED_4.stream().noneMatch(range -> range.holds(bytes))
                : UNICAST_6.holds(bytes) && RESERVED_6.stream().noneMatch(range -> range.holds(bytes));
    }
}
