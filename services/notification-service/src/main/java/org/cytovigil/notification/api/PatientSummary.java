// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A patient in a list. */
record PatientSummary(@JsonUnwrapped PatientState state, List<GradeSummary> grades) {}
