// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A push can be read by the browser that subscribed, and by nobody else. */
class MessageEncryptionTest {
    private static final byte[] SECRET = of("BTBZMqHH6r4Tts7J_aSIgg");

    /** RFC 8291, Appendix A. */
    @Test
    void theExampleOfTheStandardComesOutByteForByte() {
        KeyPair once = new KeyPair(
                P256.publicKey(
                        of("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                P256.privateKey(of("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        byte[] body = MessageEncryption.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
                P256.publicKey(
                        of("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")),
                SECRET,
                once,
                of("DGv6ra1nlYgDCS1FRnbzlw"));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                        + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                        + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void theSubscriberReadsWhatWasSentAndNobodyElseDoes() throws Exception {
        Subscriber subscriber = new Subscriber();
        byte[] message = "Ward Süd: HIGH priority alert 7KQ3".getBytes(StandardCharsets.UTF_8);
        byte[] body = MessageEncryption.encrypt(message, subscriber.key(), subscriber.secret());
        assertThat(subscriber.read(body)).isEqualTo(message);
        assertThatThrownBy(() -> new Subscriber().read(body))
                .isInstanceOf(java.security.GeneralSecurityException.class);
        assertThat(MessageEncryption.encrypt(message, subscriber.key(), subscriber.secret()))
                .as("each has keys of its own")
                .isNotEqualTo(body);
    }

    @Test
    void theLongestMessageFitsWhatAPushServiceMustTake() {
        Subscriber subscriber = new Subscriber();
        byte[] longest = new byte[MessageEncryption.LONGEST];
        assertThat(MessageEncryption.encrypt(longest, subscriber.key(), subscriber.secret()))
                .hasSize(4096);
        assertThatThrownBy(() ->
                        MessageEncryption.encrypt(new byte[longest.length + 1], subscriber.key(), subscriber.secret()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyThatIsNoPointOfTheCurveIsRefused() {
        byte[] point = P256.bytes(new Subscriber().key());
        byte[] beside = point.clone();
        beside[beside.length - 1] ^= 1;
        byte[] compressed = point.clone();
        compressed[0] = 2;
        for (byte[] bad : new byte[][] {beside, compressed, Arrays.copyOf(point, 64), new byte[65], {}}) {
            assertThatThrownBy(() -> P256.publicKey(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(P256.bytes(P256.publicKey(point))).isEqualTo(point);
    }

    private static byte[] of(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
