// SPDX-License-Identifier: Apache-2.0
/** What is measured, and when. */
@NullMarked
package org.cytovigil.core.measure;

import org.jspecify.annotations.NullMarked;
