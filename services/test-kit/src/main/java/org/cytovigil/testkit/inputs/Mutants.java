// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.inputs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs that were honest once, spoiled as cables, careless programs and hostile people spoil them. */
public final class Mutants {
    private static final List<String> TOKENS = List.of(
            "\u0000",
            "\u001C",
            "\u000B",
            "\u001C\r",
            "\r",
            "\n",
            "|",
            "^",
            "~",
            "\\",
            "&",
            "\"\"",
            "\"",
            "{",
            "[",
            "}",
            "]",
            "<",
            ">",
            "MSH|^~\\&|",
            "PID|",
            "OBX|1|NM|",
            "1e999999999",
            "-1e400000",
            "99999999999999999999",
            "NaN",
            "null",
            "\\u0000",
            "\\ud83d",
            "\u00E9",
            "\uD83D\uDE00",
            "2099-01-01T00:00:00Z",
            "+2500",
            "-5000-01-01T00:00:00Z",
            "\"mergedInto\":\"x\",",
            "\"status\":\"ENTERED_IN_ERROR\",",
            "\"score\":\"n/a\",",
            "urn:uuid:",
            "#",
            "Patient?x=",
            "<!DOCTYPE a>",
            "&b;",
            "<![CDATA[");

    private final Random random;
    private final List<byte[]> honest;

    /** Spoils honest inputs as a seed tells. */
    public Mutants(long seed, List<byte[]> honest) {
        this.random = new Random(seed);
        this.honest = honest;
    }

    /** The next one. */
    public byte[] next() {
        byte[] mutant = any();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            mutant = change(mutant);
        }
        return mutant;
    }

    private byte[] any() {
        return honest.get(random.nextInt(honest.size()));
    }

    private byte[] change(byte[] from) {
        int at = random.nextInt(from.length + 1);
        int to = Math.min(from.length, at + 1 + random.nextInt(30));
        return switch (random.nextInt(8)) {
            case 0 -> join(Arrays.copyOf(from, at), token(), Arrays.copyOfRange(from, at, from.length));
            case 1 -> join(Arrays.copyOf(from, at), token(), Arrays.copyOfRange(from, to, from.length));
            case 2 -> join(Arrays.copyOf(from, at), Arrays.copyOfRange(from, to, from.length));
            case 3 -> join(Arrays.copyOf(from, to), Arrays.copyOfRange(from, at, from.length));
            case 4 -> Arrays.copyOf(from, at);
            case 5 -> flipped(from, at);
            case 6 -> {
                byte[] other = any();
                int cut = random.nextInt(other.length + 1);
                yield join(Arrays.copyOf(from, at), Arrays.copyOfRange(other, cut, other.length));
            }
            default -> join(Arrays.copyOf(from, at), repeated(token()), Arrays.copyOfRange(from, at, from.length));
        };
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] repeated(byte[] token) {
        byte[] many = new byte[token.length * (1 + random.nextInt(20_000))];
        for (int index = 0; index < many.length; index++) {
            many[index] = token[index % token.length];
        }
        return many;
    }

    private byte[] flipped(byte[] from, int at) {
        byte[] flipped = from.clone();
        if (at < flipped.length) {
            flipped[at] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
