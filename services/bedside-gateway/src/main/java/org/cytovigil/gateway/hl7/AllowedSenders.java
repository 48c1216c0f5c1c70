// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.runtime.SettingsException;

/** Who may connect to MLLP, which has no credentials of its own: addresses and networks such as 10.1.0.0/16. */
final class AllowedSenders {
    private final List<Network> networks;

    private AllowedSenders(List<Network> networks) {
        this.networks = networks;
    }

    /** Those of a list, comma separated; an empty one leaves this machine alone. */
    static AllowedSenders of(String list) {
        return new AllowedSenders(Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::of)
                .toList());
    }

    boolean allows(InetAddress sender) {
        return sender.isLoopbackAddress() || networks.stream().anyMatch(network -> network.holds(sender.getAddress()));
    }

    /** The first bits of an address. */
    private record Network(List<Byte> address, int bits) {
        static Network of(String text) {
            int slash = text.indexOf('/');
            String host = slash < 0 ? text : text.substring(0, slash);
            try {
                // A name would be looked up, and whoever answers for names would let senders in.
                if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                    throw new UnknownHostException(host);
                }
                byte[] address = InetAddress.getByName(host).getAddress();
                int most = address.length * Byte.SIZE;
                int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
                if (bits < 0 || bits > most) {
                    throw new NumberFormatException(text);
                }
                return new Network(boxed(address), bits);
            } catch (UnknownHostException | NumberFormatException wrong) {
                throw new SettingsException(
                        "mllp.allow: '" + text + "' is neither an address nor a network such as 10.1.0.0/16");
            }
        }

        private static List<Byte> boxed(byte[] address) {
            Byte[] boxed = new Byte[address.length];
            for (int index = 0; index < address.length; index++) {
                boxed[index] = address[index];
            }
            return List.of(boxed);
        }

        boolean holds(byte[] other) {
            if (other.length != address.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((address.get(bit / Byte.SIZE) & mask) != (other[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
