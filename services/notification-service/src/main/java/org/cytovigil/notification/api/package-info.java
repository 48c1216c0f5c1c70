// SPDX-License-Identifier: Apache-2.0
/** The HTTP interface. */
@NullMarked
package org.cytovigil.notification.api;

import org.jspecify.annotations.NullMarked;
