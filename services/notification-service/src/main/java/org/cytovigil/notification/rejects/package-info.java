// SPDX-License-Identifier: Apache-2.0
/** Input that could not be used: to look at and to replay, for who looks after the site. */
@NullMarked
package org.cytovigil.notification.rejects;

import org.jspecify.annotations.NullMarked;
