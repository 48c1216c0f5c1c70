// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cytovigil.notification.console.board;

import org.jspecify.annotations.NullMarked;
