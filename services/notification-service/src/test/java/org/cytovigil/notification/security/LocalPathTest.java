// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a form somebody is sent to a page of this service, and nowhere else. */
class LocalPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts/7KQ3", "/?ward=6E&open=true", "/patients/p-1.a_b/enter"})
    void aPageOfOursIsKept(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "//elsewhere", "/\\elsewhere", "http:elsewhere", "elsewhere", "/a\r\nSet-Cookie: a=b", "/a b"
            })
    void anythingElseLeadsToTheBoard(String path) {
        assertThat(LocalPath.orHome(path)).isEqualTo("/");
    }
}
