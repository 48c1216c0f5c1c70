// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

/** Names of the nodes and stores; changelog topics carry the store names, so they never change by accident. */
public final class Nodes {
    public static final String READ = "read-events";
    public static final String WATCH = "watch-patients";
    public static final String ASSESSED = "publish-assessed";
    public static final String CURRENT = "publish-current";
    public static final String LATE = "publish-late";
    public static final String FEEDS = "publish-feeds";
    public static final String ALERTS = "publish-alerts";
    public static final String REJECTED = "publish-rejected";

    /** Small, in memory for those heard of lately, written with each commit. */
    public static final String PATIENTS = "patients";
    /** When each patient must be looked at although nothing arrives. */
    public static final String TIMERS = "timers";
    /** Read again only for what is late or corrected. */
    public static final String FACTS = "facts";

    public static final String BLOCKS = "blocks";
    /** Keeps nothing; tells of commits. */
    public static final String COMMITS = "commits";

    private Nodes() {}
}
