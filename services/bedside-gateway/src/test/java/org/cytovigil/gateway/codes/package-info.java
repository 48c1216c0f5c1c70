// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cytovigil.gateway.codes;

import org.jspecify.annotations.NullMarked;
