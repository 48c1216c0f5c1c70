// SPDX-License-Identifier: Apache-2.0
/** The doors of a site's gateway: MLLP, FHIR and JSON. */
@NullMarked
package org.cytovigil.site.gateway;

import org.jspecify.annotations.NullMarked;
