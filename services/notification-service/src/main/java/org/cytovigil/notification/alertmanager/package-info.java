// SPDX-License-Identifier: Apache-2.0
/** Technical alarms as alerts of an Alertmanager. */
@NullMarked
package org.cytovigil.notification.alertmanager;

import org.jspecify.annotations.NullMarked;
