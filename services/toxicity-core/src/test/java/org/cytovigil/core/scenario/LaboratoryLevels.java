// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import org.cytovigil.core.measure.Parameter;

/** Results of the laboratory on both sides of the limits of the scales. */
final class LaboratoryLevels {
    private LaboratoryLevels() {}

    /** What is measured: more often what several scales look at. */
    static Parameter any(Dice dice) {
        return dice.any(
                Parameter.URATE,
                Parameter.POTASSIUM,
                Parameter.PHOSPHATE,
                Parameter.CALCIUM,
                Parameter.ALBUMIN,
                Parameter.CREATININE,
                Parameter.FERRITIN,
                Parameter.FERRITIN,
                Parameter.ALT,
                Parameter.AST,
                Parameter.BILIRUBIN_TOTAL,
                Parameter.BILIRUBIN_TOTAL,
                Parameter.FIBRINOGEN,
                Parameter.ANC,
                Parameter.ANC,
                Parameter.PLATELETS,
                Parameter.LDH,
                Parameter.CRP,
                Parameter.HAEMOGLOBIN,
                Parameter.TRIGLYCERIDES,
                Parameter.LIPASE,
                Parameter.AMYLASE,
                Parameter.QTCF,
                Parameter.WEIGHT,
                Parameter.B_CELLS,
                Parameter.ASPARAGINASE_ACTIVITY);
    }

    static String any(Dice dice, Parameter lab) {
        return switch (lab) {
            case URATE -> dice.any("5", "7.99", "8", "10");
            case POTASSIUM -> dice.any("4", "5", "5.9", "6");
            case PHOSPHATE -> dice.any("3", "4.4", "4.5", "6.5");
            case CALCIUM -> dice.any("6.2", "7", "7.1", "9");
            case ALBUMIN -> dice.any("3", "4", "2.5");
            case CREATININE -> dice.any("0.6", "0.8", "1.2", "1.6", "1.8", "3.7");
            case FERRITIN -> dice.any("500", "1000", "2000", "10000", "10001", "25000");
            case BILIRUBIN_TOTAL -> dice.any("0.6", "1.5", "1.9", "2", "3", "5", "8");
            case FIBRINOGEN -> dice.any("99", "100", "149", "150", "300");
            case ANC -> dice.any("0.05", "0.1", "0.49", "0.5", "0.51", "1", "1.5", "3");
            case PLATELETS -> dice.any("15", "19", "24", "49", "75", "150");
            case CRP -> dice.any("10", "30", "100");
            case HAEMOGLOBIN -> dice.any("8", "9", "9.3");
            case TRIGLYCERIDES -> dice.any("100", "265", "266", "400");
            case QTCF -> dice.any("420", "449", "480", "481", "500", "501");
            case WEIGHT -> dice.any("80", "84", "84.1", "88");
            case B_CELLS -> dice.any("0", "2.9", "3", "50");
            case ASPARAGINASE_ACTIVITY -> dice.any("0.05", "0.1", "0.4");
            default -> dice.any("30", "80", "81", "121", "201", "321");
        };
    }

    static String upperLimit(Parameter lab) {
        return switch (lab) {
            case CREATININE, BILIRUBIN_TOTAL -> "1.2";
            case FERRITIN -> "300";
            default -> "40";
        };
    }
}
