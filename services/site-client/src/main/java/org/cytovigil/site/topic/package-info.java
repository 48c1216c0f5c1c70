// SPDX-License-Identifier: Apache-2.0
/** What the topics of a site hold now. */
@NullMarked
package org.cytovigil.site.topic;

import org.jspecify.annotations.NullMarked;
