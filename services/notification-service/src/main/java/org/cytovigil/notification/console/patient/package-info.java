// SPDX-License-Identifier: Apache-2.0
/** One patient: the course over time, why each grade is as it is, and what is missing. */
@NullMarked
package org.cytovigil.notification.console.patient;

import org.jspecify.annotations.NullMarked;
