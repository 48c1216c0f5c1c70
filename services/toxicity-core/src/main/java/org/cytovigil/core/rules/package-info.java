// SPDX-License-Identifier: Apache-2.0
/** The choices that the published criteria leave open, each a documented key with a default. */
@NullMarked
package org.cytovigil.core.rules;

import org.jspecify.annotations.NullMarked;
