// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

import jakarta.inject.Singleton;
import java.util.Arrays;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.Reception;
import org.cytovigil.gateway.reception.Source;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Refuses what is too large, having kept as much of it as may be sent. */
@Singleton
public class BodyLimit {
    /** What is counted and kept under for its size. */
    public static final String CODE = "TOO_LARGE";

    private final Reception reception;
    private final int most;

    BodyLimit(Reception reception, Settings settings) {
        this.reception = reception;
        this.most = settings.whole(SettingKey.GATEWAY_MAX_BODY);
    }

    /** The most bytes that a body or frame may have. */
    public int most() {
        return most;
    }

    /** Ends the request where the body is too large. */
    public void check(Source source, String contentType, byte[] body) {
        if (body.length > most) {
            throw refuse(source, contentType, body, body.length);
        }
    }

    /** Keeps the beginning of something too large as a dead letter, and counts it. */
    public TooLargeException refuse(Source source, String contentType, byte[] beginning, long length) {
        return refuse(source, contentType, beginning, length, reason(length));
    }

    /** The same where another measure is full. */
    public TooLargeException refuse(Source source, String contentType, byte[] beginning, long length, String reason) {
        byte[] kept = Arrays.copyOf(beginning, Math.min(beginning.length, most));
        reception.keep(source, new Judgement.Unusable(CODE, reason), contentType, kept, length);
        return new TooLargeException(reason);
    }

    /** Why something of that length is refused. */
    public String reason(long length) {
        return length + " bytes are more than the " + most + " that gateway.max.body.bytes allows";
    }
}
