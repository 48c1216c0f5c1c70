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

    /** Small, read and written with each event. */
    public static final String PATIENTS = "patients";
    /** Read again only for what is late or corrected. */
    public static final String FACTS = "facts";

    public static final String BLOCKS = "blocks";
    public static final String DUE = "due";

    private Nodes() {}
}
