// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Tests that take minutes: whole sites that are killed, restored and attacked. {@code mvn verify} leaves them out and says so;
 * {@code bin/dev campaigns} and {@code .ci/run} run them (docs/reliability.md).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "campaigns",
        matches = "true",
        disabledReason = "a campaign: bin/dev campaigns, or -Dcampaigns=true")
public @interface Campaign {}
