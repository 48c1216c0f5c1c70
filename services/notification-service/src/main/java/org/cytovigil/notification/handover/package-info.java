// SPDX-License-Identifier: Apache-2.0
/** What happens when somebody else comes on call: open alerts are told, and a test page proves the way. */
@NullMarked
package org.cytovigil.notification.handover;

import org.jspecify.annotations.NullMarked;
