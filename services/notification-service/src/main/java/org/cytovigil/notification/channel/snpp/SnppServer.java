// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.snpp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/**
 * One server, asked by the commands of level 1: PAGE, MESS, SEND. That it queued a page says nothing of the pager: a receipt
 * would need a two-way pager.
 */
final class SnppServer implements PageChannel {
    private static final int LONGEST_ANSWER = 1_000;

    private final String host;
    private final int port;
    private final Duration limit;

    SnppServer(String host, int port, Duration limit) {
        this.host = host;
        this.port = port;
        this.limit = limit;
    }

    @Override
    public String provider() {
        return "snpp";
    }

    @Override
    public boolean sendsReceipts() {
        return false;
    }

    @Override
    public SendResult send(PageTry page) {
        long end = System.nanoTime() + limit.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) limit.toMillis());
            Talk talk = new Talk(socket, end);
            talk.expect("greeting");
            talk.say("PAGE " + page.address());
            talk.say("MESS " + oneLine(page.body()));
            talk.say("SEND");
            talk.leave();
            return new SendResult.Taken(page.pageId());
        } catch (RefusedException refused) {
            return new SendResult.Refused(refused.code());
        } catch (SocketTimeoutException silent) {
            return new SendResult.Refused("no answer in " + limit.toMillis() + " ms");
        } catch (IOException failed) {
            return new SendResult.Refused(failed.getClass().getSimpleName());
        }
    }

    /** The protocol knows lines of ASCII alone. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** The server said no; only its number is kept, since its words may quote the message. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String code;

        RefusedException(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** Commands and answers within one limit for all of them. */
    private static final class Talk {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;
        private final long end;

        Talk(Socket socket, long end) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            this.out = socket.getOutputStream();
            this.end = end;
        }

        void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            expect(line.substring(0, 4));
        }

        /** Takes an answer of 2xx, or 9xx for a page that waits in a queue. */
        void expect(String what) throws IOException {
            String answer = line();
            if (!answer.matches("[29]\\d\\d.*")) {
                throw new RefusedException(what + " " + answer.substring(0, Math.min(3, answer.length())));
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = read(); c != '\n'; c = read()) {
                if (c < 0 || line.length() > LONGEST_ANSWER) {
                    throw new IOException("the server ended the connection");
                }
                line.append((char) c);
            }
            return line.toString().strip();
        }

        private int read() throws IOException {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) left);
            return in.read();
        }

        /** The page is with the server: how the connection ends no longer matters. */
        void leave() {
            try {
                out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException gone) {
                // It has gone first.
            }
        }
    }
}
