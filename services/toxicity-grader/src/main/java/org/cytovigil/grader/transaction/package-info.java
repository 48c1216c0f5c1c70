// SPDX-License-Identifier: Apache-2.0
/** Finds transactions that the brokers have lost, and ends them, so that what lies behind them is read again. */
@NullMarked
package org.cytovigil.grader.transaction;

import org.jspecify.annotations.NullMarked;
