// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cytovigil.core.action;

import org.jspecify.annotations.NullMarked;
