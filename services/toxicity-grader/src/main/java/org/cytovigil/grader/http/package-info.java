// SPDX-License-Identifier: Apache-2.0
/** Health, metrics, current grades and the topology over HTTP. */
@NullMarked
package org.cytovigil.grader.http;

import org.jspecify.annotations.NullMarked;
