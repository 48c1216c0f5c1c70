// SPDX-License-Identifier: Apache-2.0
/** What must be done next for an alert until a person has answered. */
@NullMarked
package org.cytovigil.paging.escalation;

import org.jspecify.annotations.NullMarked;
