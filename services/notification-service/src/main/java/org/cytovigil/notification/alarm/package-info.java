// SPDX-License-Identifier: Apache-2.0
/** Technical alarms: told in the log, in the metrics, on the audit trail, and to an Alertmanager. */
@NullMarked
package org.cytovigil.notification.alarm;

import org.jspecify.annotations.NullMarked;
