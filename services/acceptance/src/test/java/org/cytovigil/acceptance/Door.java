// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A way by which events come in, as a sender sees it. */
interface Door {
    /**
     * What of an event can be said here, as the event that must come of it: with the id and source that it gets. Empty
     * where nothing of it can be said.
     */
    Optional<ObjectNode> said(ObjectNode event);

    /**
     * Sends one event each of some patients, as it was before it was {@link #said said}; all are durable when it returns, or
     * when it has {@link #finish finished}.
     */
    void send(List<ObjectNode> events) throws Exception;

    /** All was sent. */
    default void finish() throws Exception {}
}
