// SPDX-License-Identifier: Apache-2.0
/** What the label of inotuzumab ozogamicin asks for (docs/clinical/inotuzumab.md). */
@NullMarked
package org.cytovigil.core.scale.inotuzumab;

import org.jspecify.annotations.NullMarked;
