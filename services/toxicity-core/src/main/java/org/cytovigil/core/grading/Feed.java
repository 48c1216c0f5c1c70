// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

/** A stream of data of one patient that is watched for silence; a scale says which it lives on. */
public enum Feed {
    /** Samples from a bedside monitor. */
    CONTINUOUS_VITALS,
    /** Temperature, blood pressure and saturation taken by hand. */
    SPOT_VITALS,
    /** ICE or CAPD. */
    NEURO_ASSESSMENT
}
