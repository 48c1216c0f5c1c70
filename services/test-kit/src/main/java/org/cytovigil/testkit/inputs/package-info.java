// SPDX-License-Identifier: Apache-2.0
/** Inputs as they come from the field, honest and spoiled; also for the tests of the whole. */
@NullMarked
package org.cytovigil.testkit.inputs;

import org.jspecify.annotations.NullMarked;
