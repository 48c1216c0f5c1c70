// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

/** Who reads a setting; for the documentation, since one file serves all services. */
public enum Service {
    ALL,
    AUDITOR,
    CARRIER,
    GATEWAY,
    GRADER,
    NOTIFICATION,
    PLATFORM
}
