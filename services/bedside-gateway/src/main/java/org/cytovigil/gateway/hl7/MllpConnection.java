// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.cytovigil.gateway.web.BodyLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sender's connection: its frames are answered in order until it goes, or is silent for too long. */
final class MllpConnection implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MllpConnection.class);

    /** A frame beyond this size holds one of the few places for large ones. */
    private static final int LARGE = 256 * 1024;

    /** More messages than any batch of a monitor has. */
    private static final int MOST_MESSAGES = 10_000;

    private static final Duration PAUSE_IN_FRAME = Duration.ofSeconds(60);
    private static final Duration LONGEST_FRAME = Duration.ofMinutes(5);

    /** So long a sender that ends its frames without a carriage return has to be quiet. */
    private static final Duration END_OF_FRAME = Duration.ofMillis(300);

    private final Socket socket;
    private final Hl7Reception reception;
    private final BodyLimit limit;
    private final Duration idle;
    private final Semaphore largeFrames;
    private final Runnable onEnd;
    private volatile long activeAt = System.nanoTime();
    private boolean holdsLargePlace;

    MllpConnection(
            Socket socket,
            Hl7Reception reception,
            BodyLimit limit,
            Duration idle,
            Semaphore largeFrames,
            Runnable onEnd) {
        this.socket = socket;
        this.reception = reception;
        this.limit = limit;
        this.idle = idle;
        this.largeFrames = largeFrames;
        this.onEnd = onEnd;
    }

    /** How long nothing has come. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - activeAt);
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            MllpFrames frames = new MllpFrames(
                    new BufferedInputStream(socket.getInputStream()),
                    new BufferedOutputStream(socket.getOutputStream()),
                    limit.most(),
                    new Waiting());
            for (MllpFrames.Frame frame = frames.read(); frame != null; frame = frames.read()) {
                activeAt = System.nanoTime();
                answer(frame, frames);
                releaseLargePlace();
            }
        } catch (IOException gone) {
            LOG.debug("a sender has gone: {}", gone.getClass().getSimpleName());
        } catch (RuntimeException | Error failed) {
            // Whatever it is, it costs this connection and no other.
            LOG.error("a connection failed: {}", failed.getClass().getName());
        } finally {
            releaseLargePlace();
            onEnd.run();
        }
    }

    private void answer(MllpFrames.Frame frame, MllpFrames frames) throws IOException {
        List<byte[]> messages = frame.tooLarge() ? List.of() : FrameContent.messages(frame.content());
        if (frame.tooLarge() || messages.size() > MOST_MESSAGES) {
            String reason = frame.tooLarge()
                    ? limit.reason(frame.length())
                    : "more than " + MOST_MESSAGES + " messages in a frame";
            frames.write(reception.refuseTooLarge(frame.content(), frame.length(), reason));
            return;
        }
        for (byte[] message : messages) {
            frames.write(reception.receive(message));
        }
    }

    private void releaseLargePlace() {
        if (holdsLargePlace) {
            holdsLargePlace = false;
            largeFrames.release();
        }
    }

    /** Drops the connection; what is not answered will be sent again. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The time-outs of each phase. */
    private final class Waiting implements MllpFrames.Phases {
        private static final int LOOK_EVERY = 0xFFF;

        private boolean inFrame;
        private long began;

        @Override
        public void between() throws IOException {
            inFrame = false;
            wait(idle);
        }

        @Override
        public void within(long length) throws IOException {
            if (!inFrame) {
                inFrame = true;
                began = System.nanoTime();
                wait(PAUSE_IN_FRAME);
            }
            if ((length & LOOK_EVERY) == 0 && System.nanoTime() - began > LONGEST_FRAME.toNanos()) {
                throw new SocketTimeoutException("the frame does not end");
            }
            if (length == LARGE && !holdsLargePlace) {
                // Until a place is free nothing more is read, and TCP holds the sender back.
                largeFrames.acquireUninterruptibly();
                holdsLargePlace = true;
            }
        }

        @Override
        public void ending() throws IOException {
            inFrame = false;
            wait(END_OF_FRAME);
        }

        private void wait(Duration most) throws IOException {
            socket.setSoTimeout((int) Math.max(1, Math.min(Integer.MAX_VALUE, most.toMillis())));
        }
    }
}
