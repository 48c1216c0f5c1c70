// SPDX-License-Identifier: Apache-2.0
/** Proves the ways to a person before an alert needs them. */
@NullMarked
package org.cytovigil.notification.pagetest;

import org.jspecify.annotations.NullMarked;
