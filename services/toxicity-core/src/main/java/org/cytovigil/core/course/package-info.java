// SPDX-License-Identifier: Apache-2.0
/** What is known of one patient in order of event time, and how it is read again where something comes late. */
@NullMarked
package org.cytovigil.core.course;

import org.jspecify.annotations.NullMarked;
