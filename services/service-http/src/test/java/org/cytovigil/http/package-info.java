// SPDX-License-Identifier: Apache-2.0
/** Tests of who may ask a service. */
@NullMarked
package org.cytovigil.http;

import org.jspecify.annotations.NullMarked;
