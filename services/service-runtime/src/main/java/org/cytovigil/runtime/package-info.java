// SPDX-License-Identifier: Apache-2.0
/** What every process of the product needs before it does its own work: settings, one clock, a tether. */
@NullMarked
package org.cytovigil.runtime;

import org.jspecify.annotations.NullMarked;
