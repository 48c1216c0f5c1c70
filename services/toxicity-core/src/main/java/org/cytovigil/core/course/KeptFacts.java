// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.history.History;
import org.cytovigil.core.history.HistoryBlock;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.Levels;
import org.cytovigil.core.sample.SampleGroup;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;

/**
 * All that is kept of a patient as facts from which the same grades follow. Of the samples of continuous feeds only the
 * codes are kept: a value on the same side of every limit stands for each, and of a regular run no more samples than are
 * needed for it to stay one without a gap.
 */
record KeptFacts(PatientKey patient, History history, Coding coding) {
    /** Samples this close together are one stretch. */
    private static final int CLOSE = 30;

    /** All, in order of event time. */
    List<Fact> with(Map<Series, List<SampleRun>> present) {
        List<Fact> all = new ArrayList<>(history.facts(Instant.MIN, Instant.MAX));
        for (HistoryBlock block : history.blocks()) {
            block.samples().forEach((series, runs) -> add(series, runs, all));
        }
        present.forEach((series, runs) -> add(series, runs, all));
        all.sort(Fact.BY_TIME);
        return all;
    }

    private void add(Series series, List<SampleRun> runs, List<Fact> all) {
        for (SampleRun run : runs) {
            int step = run.period() == 0 ? 1 : Math.max(1, CLOSE / run.period()) * run.period();
            Levels levels = coding.levels(series.group(), run.code());
            for (Instant at = run.first(); at.isBefore(run.last()); at = at.plusSeconds(step)) {
                add(series, levels, at, all);
            }
            add(series, levels, run.last(), all);
        }
    }

    /** Each parameter has a source of its own: values that stand for others must not be held against each other. */
    private void add(Series series, Levels levels, Instant at, List<Fact> all) {
        String id = new Stretch(series, levels, at, at).evidence();
        levels.values().forEach((parameter, quantity) -> {
            FactHeader header =
                    new FactHeader(patient, id + "/" + parameter, at, at, "samples of " + parameter, FactStatus.FINAL);
            Site site = series.group() == SampleGroup.SKIN_TEMPERATURE ? Site.SKIN : Site.UNSPECIFIED;
            all.add(new Measured(
                    header, parameter, quantity, site, series.method(), null, null, levels.unitInferred(), false));
        });
    }
}
