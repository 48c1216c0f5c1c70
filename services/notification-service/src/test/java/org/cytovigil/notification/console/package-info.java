// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cytovigil.notification.console;

import org.jspecify.annotations.NullMarked;
