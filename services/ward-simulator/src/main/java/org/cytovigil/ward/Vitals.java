// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import java.util.Locale;
import java.util.Random;

/**
 * What a patient's body does at an instant; the noise never crosses a threshold, so that the truth stays true.
 *
 * @param temperature Cel
 * @param systolic mm[Hg]
 * @param saturation %
 * @param heartRate /min
 * @param respiratoryRate /min
 */
record Vitals(double temperature, int systolic, int saturation, int heartRate, int respiratoryRate) {
    static final Vitals WELL = new Vitals(36.8, 118, 97, 78, 16);

    Vitals warm(double celsius) {
        int faster = (int) Math.round(10 * Math.max(0, celsius - temperature));
        return new Vitals(celsius, systolic, saturation, heartRate + faster, respiratoryRate + faster / 5);
    }

    Vitals hypotensive() {
        return new Vitals(temperature, 80, saturation, Math.max(heartRate, 122), 24);
    }

    Vitals desaturated() {
        return new Vitals(temperature, systolic, 92, Math.max(heartRate, 112), 26);
    }

    Vitals noisy(Random random) {
        return new Vitals(
                temperature + (random.nextInt(3) - 1) * 0.05,
                systolic + random.nextInt(7) - 3,
                Math.min(100, saturation + random.nextInt(3) - 1),
                heartRate + random.nextInt(9) - 4,
                respiratoryRate + random.nextInt(3) - 1);
    }

    /** Follows the systolic pressure, so that the mean is low exactly when the systolic is. */
    int diastolic() {
        return systolic < 90 ? 42 : 68;
    }

    int mean() {
        return (systolic + 2 * diastolic()) / 3;
    }

    String temperatureText() {
        return String.format(Locale.ROOT, "%.1f", temperature);
    }
}
