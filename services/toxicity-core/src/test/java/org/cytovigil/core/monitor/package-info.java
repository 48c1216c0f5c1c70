// SPDX-License-Identifier: Apache-2.0
/** What is published converges, whatever the order of arrival. */
@NullMarked
package org.cytovigil.core.monitor;

import org.jspecify.annotations.NullMarked;
