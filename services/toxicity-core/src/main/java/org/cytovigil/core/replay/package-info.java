// SPDX-License-Identifier: Apache-2.0
/** What is known of one patient in order of event time: the fact log, its blocks and checkpoints, and how it is replayed. */
@NullMarked
package org.cytovigil.core.replay;

import org.jspecify.annotations.NullMarked;
