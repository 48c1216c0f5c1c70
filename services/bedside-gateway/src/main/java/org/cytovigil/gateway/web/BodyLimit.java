// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
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
        String reason = length + " bytes are more than the " + most + " that gateway.max.body.bytes allows";
        Judgement.Unusable judgement = new Judgement.Unusable(CODE, reason);
        byte[] kept = Arrays.copyOf(beginning, Math.min(beginning.length, most));
        reception.write(
                source, List.of(judgement), List.of(reception.deadLetter(source, judgement, contentType, kept)));
        return new TooLargeException(reason);
    }
}
