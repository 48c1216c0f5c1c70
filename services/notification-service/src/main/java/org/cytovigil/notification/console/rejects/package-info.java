// SPDX-License-Identifier: Apache-2.0
/** Input that could not be used. */
@NullMarked
package org.cytovigil.notification.console.rejects;

import org.jspecify.annotations.NullMarked;
