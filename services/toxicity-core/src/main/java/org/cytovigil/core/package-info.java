// SPDX-License-Identifier: Apache-2.0
/** What toxicity means: facts, charts, grading and alerting, in plain Java. */
@NullMarked
package org.cytovigil.core;

import org.jspecify.annotations.NullMarked;
