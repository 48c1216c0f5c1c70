// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.utils.Bytes;

/**
 * A patient as a released version left them, and what arrives next; all as its codec wrote it, in one compressed file.
 *
 * @param name who
 * @param state the hot part
 * @param blocks blocks of history
 * @param facts facts of the history
 * @param arrived facts from which all this came, as they arrived
 * @param further facts that arrive afterwards
 */
record KeptPatient(
        String name, Bytes state, List<byte[]> blocks, List<byte[]> facts, List<byte[]> arrived, List<byte[]> further) {

    static KeptPatient read(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(file)));
        return new KeptPatient(in.readUTF(), Bytes.wrap(bytes(in)), list(in), list(in), list(in), list(in));
    }

    byte[] written() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file))) {
            out.writeUTF(name);
            put(state.get(), out);
            for (List<byte[]> each : List.of(blocks, facts, arrived, further)) {
                out.writeInt(each.size());
                for (byte[] bytes : each) {
                    put(bytes, out);
                }
            }
        }
        return file.toByteArray();
    }

    private static void put(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static List<byte[]> list(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<byte[]> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(bytes(in));
        }
        return list;
    }
}
