// SPDX-License-Identifier: Apache-2.0
/** Kafka, a schema registry and Postgres as child processes of one run, and the supervision of any child process. */
@NullMarked
package org.cytovigil.platform;

import org.jspecify.annotations.NullMarked;
