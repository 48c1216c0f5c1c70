// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.scale.asparaginase.AsparaginaseLabel;
import org.cytovigil.core.scale.astctcrs.AstctCrs;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.core.scale.blinatumomab.BlinatumomabGrading;
import org.cytovigil.core.scale.ctcae.CtcaeCrs;
import org.cytovigil.core.scale.ctcaelab.CtcaeLab;
import org.cytovigil.core.scale.hlh.IecHs;
import org.cytovigil.core.scale.icaht.Icaht;
import org.cytovigil.core.scale.indices.CarHematotox;
import org.cytovigil.core.scale.indices.Easix;
import org.cytovigil.core.scale.indices.HScore;
import org.cytovigil.core.scale.inotuzumab.InotuzumabLabel;
import org.cytovigil.core.scale.lee.LeeCriteria;
import org.cytovigil.core.scale.mrd.Mrd;
import org.cytovigil.core.scale.news2.News2;
import org.cytovigil.core.scale.penn.PennCriteria;
import org.cytovigil.core.scale.pews.Pews;
import org.cytovigil.core.scale.tki.TkiLabel;
import org.cytovigil.core.scale.tls.CairoBishopTls;
import org.cytovigil.core.scale.tls.HowardTls;
import org.cytovigil.core.scale.vod.PaediatricVod;
import org.cytovigil.core.scale.vod.Vod2016;
import org.cytovigil.core.scale.vod.Vod2023;

/** Scales that are computed side by side. */
public record GradingCatalogue(List<GradingSystem<?>> systems) {
    /** In place of ids: every scale that there is. */
    public static final String ALL = "all";

    /** Copies the systems. */
    public GradingCatalogue {
        systems = List.copyOf(systems);
    }

    /** The scales that are always computed. */
    public static GradingCatalogue standard() {
        return new GradingCatalogue(List.of(new AstctCrs(), new AstctIcans()));
    }

    /** Every scale that there is; adding one is a package and a line here. */
    public static GradingCatalogue known() {
        return standard()
                .with(List.of(
                        LeeCriteria.system(),
                        PennCriteria.system(),
                        CtcaeCrs.system(),
                        new BlinatumomabGrading(),
                        new CtcaeLab(),
                        new HowardTls(),
                        new CairoBishopTls(),
                        new News2(),
                        new Pews(),
                        new Vod2016(),
                        new Vod2023(),
                        new PaediatricVod(),
                        new Icaht(),
                        new IecHs(),
                        new Mrd(),
                        new InotuzumabLabel(),
                        new AsparaginaseLabel(),
                        new TkiLabel(),
                        Easix.plain(),
                        Easix.modified(),
                        new CarHematotox(),
                        new HScore()));
    }

    /**
     * The scales that are always computed, with others.
     *
     * @param ids of others; those of the standard ones change nothing
     * @throws IllegalArgumentException for an id that is not known, naming the known ones
     */
    public static GradingCatalogue standardWith(Collection<String> ids) {
        GradingCatalogue standard = standard();
        List<GradingSystem<?>> more = new ArrayList<>();
        for (GradingSystem<?> system : chosen(ids).systems()) {
            if (standard.find(system.id()).isEmpty()) {
                more.add(system);
            }
        }
        return standard.with(more);
    }

    /**
     * Exactly these scales, each once, in the order in which the known ones stand; {@link #ALL} for every one.
     *
     * @throws IllegalArgumentException for an id that is not known, naming the known ones
     */
    public static GradingCatalogue chosen(Collection<String> ids) {
        GradingCatalogue known = known();
        if (ids.contains(ALL)) {
            return known;
        }
        for (String id : ids) {
            if (known.find(id).isEmpty()) {
                throw new IllegalArgumentException("scale " + id + " is not known; known are "
                        + known.systems().stream().map(GradingSystem::id).toList());
            }
        }
        return new GradingCatalogue(known.systems().stream()
                .<GradingSystem<?>>map(system -> system)
                .filter(system -> ids.contains(system.id()))
                .toList());
    }

    /** These scales and more. */
    public GradingCatalogue with(Collection<? extends GradingSystem<?>> more) {
        List<GradingSystem<?>> all = new ArrayList<>(systems);
        all.addAll(more);
        return new GradingCatalogue(all);
    }

    /** The scale of this id. */
    public Optional<GradingSystem<?>> find(String id) {
        return systems.stream()
                .<GradingSystem<?>>map(system -> system)
                .filter(system -> system.id().equals(id))
                .findFirst();
    }
}
