// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.rotaimport.ImportedRota.NotCarried;
import org.jspecify.annotations.Nullable;

/** What the rota of another program leads to; of a trial with its gaps, and why it cannot be set. */
record RotaImportView(
        String unit,
        boolean set,
        int carried,
        List<NotCarried> notCarried,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Stretch> gaps,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem,
        Map<String, Object> roster) {}
