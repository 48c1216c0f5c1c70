// SPDX-License-Identifier: Apache-2.0
/** What deserves a person, rule by rule. */
@NullMarked
package org.cytovigil.core.alerting;

import org.jspecify.annotations.NullMarked;
