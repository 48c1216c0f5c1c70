// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;

/** Draws what is charted of patients in a crisis, around all limits of the scales. */
final class Charting {
    private static final int SAMPLES = 15;

    private final Random random;

    Charting(Random random) {
        this.random = random;
    }

    /** The topic by which a fact travels. */
    enum Way {
        VITALS,
        LABS,
        ASSESSMENTS,
        INTERVENTIONS
    }

    /** A kind of fact. */
    enum Kind {
        TEMPERATURE(Way.VITALS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                return spot(header, Parameter.TEMPERATURE, any(random, "37.1", "37.9", "38.0", "38.6", "39.4", "40.2"));
            }
        },
        PRESSURE(Way.VITALS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                return spot(header, Parameter.SYSTOLIC_BP, any(random, "122", "104", "90", "89", "84", "71"));
            }
        },
        SATURATION(Way.VITALS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                return spot(header, Parameter.SPO2, any(random, "97", "94", "90", "89", "84"));
            }
        },
        NEUTROPHILS(Way.LABS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                return spot(header, Parameter.ANC, any(random, "0.1", "0.4", "0.5", "1.8"));
            }
        },
        ICE(Way.ASSESSMENTS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                int score = random.nextInt(11);
                boolean open = random.nextInt(2) == 1 && score < 10;
                return new NeuroFinding(
                        header,
                        open
                                ? new Finding.Ice(score, score + 1, List.of(Finding.IceItem.WRITING))
                                : new Finding.Ice(score));
            }
        },
        CONSCIOUSNESS(Way.ASSESSMENTS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                return new NeuroFinding(header, new Finding.Consciousness(any(random, Finding.Level.values())));
            }
        },
        SEIZURE(Way.ASSESSMENTS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                Instant over = random.nextBoolean() ? header.at().plusSeconds(random.nextInt(400)) : null;
                return new NeuroFinding(
                        header, new Finding.Seizure(random.nextBoolean(), over, over == null ? null : true));
            }
        },
        OXYGEN(Way.INTERVENTIONS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                OxygenDevice device = any(random, OxygenDevice.values());
                BigDecimal flow = device == OxygenDevice.NASAL_CANNULA ? new BigDecimal(1 + random.nextInt(9)) : null;
                return new OxygenSupport(header, device, flow, null, OxygenIndication.RESPIRATORY);
            }
        },
        VASOPRESSOR(Way.INTERVENTIONS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                String drug = any(random, "norepinephrine", "epinephrine", "vasopressin");
                return new MedicationAction(
                        header, drug, any(random, MedicationVerb.STARTED, MedicationVerb.STOPPED), null, null);
            }
        },
        DRUG(Way.INTERVENTIONS) {
            @Override
            Fact draw(FactHeader header, Random random) {
                String drug = any(random, "paracetamol", "tocilizumab", "dexamethasone");
                return new MedicationAction(header, drug, MedicationVerb.GIVEN, null, null);
            }
        };

        private final Way way;

        Kind(Way way) {
            this.way = way;
        }

        Way way() {
            return way;
        }

        /** A fact of this kind under that header. */
        abstract Fact draw(FactHeader header, Random random);
    }

    /** Makes the header of a new fact. */
    @FunctionalInterface
    interface Headers {
        FactHeader of(PatientKey patient, Instant at, Instant arrived);
    }

    Way way() {
        return any(random, Way.VITALS, Way.VITALS, Way.VITALS, Way.ASSESSMENTS, Way.INTERVENTIONS, Way.LABS);
    }

    Kind kind(Way way) {
        return any(
                random,
                Stream.of(Kind.values()).filter(kind -> kind.way() == way).toArray(Kind[]::new));
    }

    /** Pressures of an arterial line, every ten seconds until they arrive together. */
    List<Fact> samples(Headers headers, PatientKey patient, Instant arrived) {
        boolean low = random.nextBoolean();
        List<Fact> facts = new ArrayList<>();
        for (int i = SAMPLES - 1; i >= 0; i--) {
            Instant at = arrived.minusSeconds(10L * i);
            String value = Integer.toString((low ? 80 : 110) + random.nextInt(6));
            facts.add(measured(headers.of(patient, at, arrived), Parameter.SYSTOLIC_BP, value, Method.ARTERIAL_LINE));
        }
        return facts;
    }

    private static Fact spot(FactHeader header, Parameter parameter, String value) {
        return measured(header, parameter, value, Method.SPOT);
    }

    private static Fact measured(FactHeader header, Parameter parameter, String value, Method method) {
        return new Measured(header, parameter, Quantity.of(value), Site.UNSPECIFIED, method);
    }

    @SafeVarargs
    private static <T> T any(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
