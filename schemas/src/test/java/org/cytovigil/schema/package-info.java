// SPDX-License-Identifier: Apache-2.0
/** Tests of the schemas as files: the records themselves are generated. */
@NullMarked
package org.cytovigil.schema;

import org.jspecify.annotations.NullMarked;
