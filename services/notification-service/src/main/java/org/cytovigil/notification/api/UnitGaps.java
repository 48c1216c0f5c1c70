// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.util.List;

/** When nobody of a unit would be paged. */
record UnitGaps(String unit, List<String> warnings, List<Stretch> gaps, List<UnreachedStretch> reachesNobody) {}
