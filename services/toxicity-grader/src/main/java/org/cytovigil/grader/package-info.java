// SPDX-License-Identifier: Apache-2.0
/** The grading core over Kafka Streams: start and wiring. */
@NullMarked
package org.cytovigil.grader;

import org.jspecify.annotations.NullMarked;
