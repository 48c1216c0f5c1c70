// SPDX-License-Identifier: Apache-2.0
/** The door of a service that answers machines only: health, metrics, and what operators ask. */
@NullMarked
package org.cytovigil.http;

import org.jspecify.annotations.NullMarked;
