// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.merge;

import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.table.ContentId;

/**
 * A fact as one of the record into which its own was merged: with its own times, source and status, and an id that tells
 * where it came from ({@code o17@@old} is o17 of old). A fact that comes back has the id again that it had.
 */
public final class MovedFact {
    private static final String FROM = "@@";
    private static final int MAX_ID = 256;

    private MovedFact() {}

    /** The fact as one of another patient. */
    public static Fact to(PatientKey patient, Fact fact) {
        FactHeader was = fact.header();
        String id = idAt(patient, was);
        FactHeader header = new FactHeader(patient, id, was.at(), was.arrivedAt(), was.source(), was.status());
        if (fact instanceof PatientDetails details) {
            return details(header, details, id.contains(FROM));
        }
        return fact.under(header);
    }

    /** The id of the fact of which this is a copy at the record that it came from, empty where it is none. */
    public static String idBefore(Fact fact, PatientKey from) {
        String suffix = FROM + from;
        String id = fact.id();
        return id.endsWith(suffix) ? id.substring(0, id.length() - suffix.length()) : "";
    }

    private static String idAt(PatientKey patient, FactHeader was) {
        String back = FROM + patient;
        if (was.id().endsWith(back) && was.id().length() > back.length()) {
            return was.id().substring(0, was.id().length() - back.length());
        }
        String id = was.id() + FROM + was.patient();
        return id.length() <= MAX_ID ? id : "h-" + ContentId.of(was.id(), 12) + FROM + was.patient();
    }

    /** What the record that goes says of the patient does not replace what the one that stays says. */
    private static PatientDetails details(FactHeader header, PatientDetails d, boolean fills) {
        return new PatientDetails(
                header,
                d.birthDate(),
                d.ageYears(),
                d.weightKg(),
                d.unit(),
                d.setting(),
                d.developmentalDelay(),
                d.baseline(),
                fills);
    }
}
