// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.Unreached;

/** Stretches in which nobody is on call, or nobody of whom it is known that a page reaches them. */
final class GapsView {
    private GapsView() {}

    static List<Map<String, Object>> gaps(List<Interval> gaps) {
        return gaps.stream().map(GapsView::of).toList();
    }

    static List<Map<String, Object>> unreached(List<Unreached> stretches) {
        return stretches.stream().map(GapsView::of).toList();
    }

    private static Map<String, Object> of(Unreached stretch) {
        Map<String, Object> view = of(stretch.interval());
        view.put("reason", stretch.people().isEmpty() ? "NOBODY" : "NOT_PROVEN");
        view.put("people", stretch.people().stream().map(GapsView::of).toList());
        return view;
    }

    private static Map<String, Object> of(Unreached.Doubt doubt) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("person", doubt.person());
        view.put("reason", doubt.reach().name());
        return view;
    }

    private static Map<String, Object> of(Interval interval) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("from", interval.from().toString());
        view.put("to", interval.to().toString());
        return view;
    }
}
