// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cytovigil.core.pages;

import org.jspecify.annotations.NullMarked;
