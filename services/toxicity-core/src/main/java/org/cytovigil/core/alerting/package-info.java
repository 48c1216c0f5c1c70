// SPDX-License-Identifier: Apache-2.0
/** When a change of grade or a silence deserves a person. */
@NullMarked
package org.cytovigil.core.alerting;

import org.jspecify.annotations.NullMarked;
