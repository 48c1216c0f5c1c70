// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.OxygenSupport;
import org.jspecify.annotations.Nullable;

/**
 * What was read under an identity. Only a correction or removal takes the place of a result under one that we made up of
 * time, code and order: a second one with another value is a fact of its own, so that of the two the worse counts
 * (docs/clinical/time.md#contradictions). Under one that its source gave the newest version counts. An old one that is sent
 * again after its correction undoes nothing under either.
 */
@Singleton
class Readings {
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    /**
     * Of one identity.
     *
     * @param standing values that count: the first under the identity itself, each other under one beside it
     * @param past values that a correction or removal took away
     */
    record Known(List<String> standing, Set<String> past) {
        /** Whether what stands is a version that a final one is to replace. */
        boolean isPreliminary() {
            return standing.stream().anyMatch(version -> version.startsWith(PRELIMINARY));
        }

        /** After a newer version that is no correction. */
        Known replaced(String version) {
            return new Known(List.of(version), past);
        }

        static final Known NOTHING = new Known(List.of(), Set.of());

        Known {
            standing = List.copyOf(standing);
            past = Set.copyOf(past);
        }

        /** After one more result; {@link #MOST} at most are told apart. */
        Known with(String value) {
            List<String> more = new ArrayList<>(standing);
            if (more.size() == MOST) {
                more.remove(MOST - 1);
            }
            more.add(value);
            return new Known(more, past);
        }

        /** After a correction to that value, or a removal where it is empty. */
        Known amended(String value) {
            Set<String> gone = new HashSet<>(past);
            gone.addAll(standing);
            gone.remove(value);
            return new Known(value.isEmpty() ? List.of() : List.of(value), gone);
        }
    }

    private static final int MOST = 8;
    private static final String PRELIMINARY = "preliminary ";

    Known of(String identity) {
        Known found = known.getIfPresent(identity);
        return found == null ? Known.NOTHING : found;
    }

    void keep(String identity, Known now) {
        known.put(identity, now);
    }

    /** The id of a result that stands at that place under an id. */
    static String id(String id, int place) {
        return place == 0 ? id : Identities.of(id, "again", Integer.toString(place + 1));
    }

    /** What is told, as it is compared: a number however many zeros it was sent with. Empty of a removal. */
    static String value(Fact fact) {
        if (fact instanceof Measured measured) {
            return measured.quantity().bound()
                    + measured.quantity().value().stripTrailingZeros().toPlainString();
        }
        if (fact instanceof ClinicalFinding finding) {
            return finding.value() + " " + finding.painful() + " " + finding.grade();
        }
        if (fact instanceof LeukaemiaMarker marker) {
            return marker.value() + " " + marker.percent() + " " + marker.target();
        }
        if (fact instanceof OxygenSupport oxygen) {
            return oxygen.device() + " " + plain(oxygen.flow()) + " " + plain(oxygen.fio2());
        }
        return "";
    }

    /**
     * What tells one version of a result from the others under its id; empty of a removal, and of what is no result.
     *
     * @param number of the version, where its source counts them
     */
    static String version(Fact fact, String number) {
        String value = value(fact);
        String status = fact.status() == FactStatus.PRELIMINARY ? PRELIMINARY : "";
        return value.isEmpty() ? "" : status + value + " " + fact.at() + " " + number;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
