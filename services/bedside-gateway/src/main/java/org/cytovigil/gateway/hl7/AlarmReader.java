// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Alarms of devices (IHE PCD-04, ORU^R40): taken, since they are valid, and not used, since grades rest on values. */
@Singleton
class AlarmReader implements MessageReader {
    @Override
    public Set<String> types() {
        return Set.of("ORU_R40");
    }

    @Override
    public List<Finding> read(Hl7Message message, Hl7Time times) {
        return List.of(new Finding.Unused());
    }
}
