// SPDX-License-Identifier: Apache-2.0
/** Accounts, sign-in and what each role may do. */
@NullMarked
package org.cytovigil.notification.security;

import org.jspecify.annotations.NullMarked;
