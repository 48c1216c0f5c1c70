// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Makes OperationOutcomes. */
final class Outcome {
    private Outcome() {}

    /** One that says that something cannot be used. */
    static OperationOutcome error(IssueType type, String text, String path) {
        OperationOutcome outcome = new OperationOutcome();
        add(outcome, IssueSeverity.ERROR, type, text, path);
        return outcome;
    }

    static void add(OperationOutcome outcome, IssueSeverity severity, IssueType type, String text, String path) {
        OperationOutcome.OperationOutcomeIssueComponent issue =
                outcome.addIssue().setSeverity(severity).setCode(type).setDiagnostics(text);
        if (!path.isEmpty()) {
            issue.addExpression(path);
        }
    }

    /** The type of issue that a reason code is. */
    static IssueType type(String code) {
        return switch (code) {
            case "UNKNOWN_VALUE", "UNIT" -> IssueType.CODEINVALID;
            case "NO_PATIENT" -> IssueType.REQUIRED;
            case "IMPLAUSIBLE", "FUTURE" -> IssueType.BUSINESSRULE;
            default -> IssueType.VALUE;
        };
    }
}
