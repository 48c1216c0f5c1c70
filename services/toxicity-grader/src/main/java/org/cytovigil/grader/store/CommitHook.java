// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells a processor that Streams is about to commit, so that it may write then what it kept in memory since the last
 * time: what is written now is part of the transaction, and what is lost before it is read again. Streams tells that
 * to nothing but the caches before its stores, hence this store that keeps nothing and says that it is a cache.
 */
public final class CommitHook implements StateStore, CachedStateStore<Object, Object> {
    private final String name;
    private @Nullable Runnable listener;
    private boolean open;

    private CommitHook(String name) {
        this.name = name;
    }

    /** Makes one for each task; it has no changelog, since it keeps nothing. */
    public static StoreBuilder<CommitHook> builder(String name) {
        return new Builder(name);
    }

    /** Who is told; from the thread of the task, before its transaction is committed. */
    public void onCommit(Runnable told) {
        listener = told;
    }

    @Override
    public void flushCache() {
        if (listener != null) {
            listener.run();
        }
    }

    @Override
    public void clearCache() {
        // Nothing is kept here.
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> given, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        listener = null;
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private record Builder(String name) implements StoreBuilder<CommitHook> {
        @Override
        public StoreBuilder<CommitHook> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<CommitHook> withLoggingDisabled() {
            return this;
        }

        @Override
        public CommitHook build() {
            return new CommitHook(name);
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
