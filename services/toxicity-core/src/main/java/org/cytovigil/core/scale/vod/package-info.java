// SPDX-License-Identifier: Apache-2.0
/** Veno-occlusive disease of the liver by EBMT 2016, 2018 and 2023 (docs/clinical/vod.md). */
@NullMarked
package org.cytovigil.core.scale.vod;

import org.jspecify.annotations.NullMarked;
