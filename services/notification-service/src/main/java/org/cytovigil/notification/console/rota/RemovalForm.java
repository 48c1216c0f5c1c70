// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import java.util.ArrayList;
import java.util.List;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.RosterDocument;
import org.cytovigil.paging.oncall.Layer;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.Rotation;
import org.cytovigil.paging.oncall.TemporarySchedule;

/** The form that takes a layer or a temporary schedule out of a rota. */
final class RemovalForm {
    private RemovalForm() {}

    /** What a rota is made of, piece by piece. */
    sealed interface Part {
        /** Names it in this rota. */
        String key();

        /** The roster without it. */
        Roster out(Roster roster);
    }

    /** A layer; with its last layer a rotation ends. */
    record LayerPart(int rotation, int level, Rotation whole) implements Part {
        Layer layer() {
            return whole.layers().get(level);
        }

        @Override
        public String key() {
            return "layer-" + rotation + "-" + level;
        }

        @Override
        public Roster out(Roster roster) {
            List<Rotation> rotations = new ArrayList<>(roster.usual().rotations());
            List<Layer> layers = new ArrayList<>(whole.layers());
            layers.remove(level);
            if (layers.isEmpty()) {
                rotations.remove(rotation);
            } else {
                rotations.set(rotation, new Rotation(whole.name(), layers));
            }
            return roster.with(roster.usual().with(rotations));
        }
    }

    /** A temporary schedule. */
    record TemporaryPart(int place, TemporarySchedule temporary) implements Part {
        @Override
        public String key() {
            return "temporary-" + place;
        }

        @Override
        public Roster out(Roster roster) {
            List<TemporarySchedule> others = new ArrayList<>(roster.temporary());
            others.remove(place);
            return roster.withTemporary(others);
        }
    }

    /** All that can be taken out of a roster. */
    static List<Part> parts(Roster roster) {
        List<Part> parts = new ArrayList<>();
        List<Rotation> rotations = roster.usual().rotations();
        for (int rotation = 0; rotation < rotations.size(); rotation++) {
            for (int level = 0; level < rotations.get(rotation).layers().size(); level++) {
                parts.add(new LayerPart(rotation, level, rotations.get(rotation)));
            }
        }
        for (int place = 0; place < roster.temporary().size(); place++) {
            parts.add(new TemporaryPart(place, roster.temporary().get(place)));
        }
        return parts;
    }

    /** Tells one state of a roster from another, so that nobody takes out what stands in the place of what was shown. */
    static String version(Roster roster) {
        return Integer.toHexString(RosterDocument.of(roster).hashCode());
    }

    /** The roster without the part that the form names. */
    static Roster in(Roster roster, FormBody form) {
        String key = form.required("part");
        if (!form.required("version").equals(version(roster))) {
            throw new JsonProblem("the rota has changed since it was shown: load the page again");
        }
        return parts(roster).stream()
                .filter(part -> part.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new JsonProblem("part is not of this rota"))
                .out(roster);
    }
}
