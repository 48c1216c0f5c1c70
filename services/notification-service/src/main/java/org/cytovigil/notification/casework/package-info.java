// SPDX-License-Identifier: Apache-2.0
/** What happens to an alert: it is raised, escalated, acknowledged, resolved, retracted. */
@NullMarked
package org.cytovigil.notification.casework;

import org.jspecify.annotations.NullMarked;
