// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform.testing;

import org.cytovigil.platform.EmbeddedPlatform;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a platform by a parameter of type {@link EmbeddedPlatform}: started once for all test classes of the
 * JVM, on free ports and an empty directory, and stopped when they are done. Tests share it, so each makes up its own
 * patients.
 */
public final class EmbeddedPlatformExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EmbeddedPlatformExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedPlatform.class;
    }

    @Override
    public EmbeddedPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestPlatform.class, type -> TestPlatform.start(), TestPlatform.class)
                .platform();
    }
}
