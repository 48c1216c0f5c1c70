// SPDX-License-Identifier: Apache-2.0
/** The chain of hashes through the audit trail, for who writes it and who checks it. */
@NullMarked
package org.cytovigil.kafka.audit;

import org.jspecify.annotations.NullMarked;
