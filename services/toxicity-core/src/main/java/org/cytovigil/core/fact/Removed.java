// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** The fact with this id was entered in error and counts for nothing. */
public record Removed(FactHeader header) implements Fact {}
