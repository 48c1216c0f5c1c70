// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

/** The names of the topics, as the catalogue has them. */
public final class Topics {
    public static final String VITALS = "bedside.vitals.v1";
    public static final String LABS = "bedside.labs.v1";
    public static final String ASSESSMENTS = "bedside.assessments.v1";
    public static final String INTERVENTIONS = "bedside.interventions.v1";
    public static final String THERAPY = "course.therapy.v1";
    public static final String PATIENT = "course.patient.v1";
    public static final String GRADES_ASSESSED = "grading.assessed.v1";
    public static final String GRADES_CURRENT = "grading.current.v1";
    public static final String GRADING_LATE = "grading.late.v1";
    public static final String GRADING_SAMPLES = "grading.samples.v1";
    public static final String FEED_STATUS = "feed.status.v1";
    public static final String ALERTS = "alert.lifecycle.v1";
    public static final String DELIVERIES = "paging.deliveries.v1";
    public static final String REPLIES = "paging.replies.v1";
    public static final String ROSTERS = "oncall.roster.v1";
    public static final String REJECTED = "ingest.rejected.v1";
    public static final String AUDIT = "audit.events.v1";

    private Topics() {}
}
