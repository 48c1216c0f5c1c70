// SPDX-License-Identifier: Apache-2.0
/** What the labels of tyrosine kinase inhibitors ask for (docs/clinical/tki.md). */
@NullMarked
package org.cytovigil.core.scale.tki;

import org.jspecify.annotations.NullMarked;
