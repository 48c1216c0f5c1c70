// SPDX-License-Identifier: Apache-2.0
/** The dead-letter records of a site: input that could not be used, to look at and to send once more. */
@NullMarked
package org.cytovigil.site.deadletter;

import org.jspecify.annotations.NullMarked;
