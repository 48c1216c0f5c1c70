// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A patient with the evidence of each grade, and the newest alerts. */
record PatientInFull(@JsonUnwrapped PatientState state, List<GradeInForce> grades, List<AlertSummary> alerts) {}
