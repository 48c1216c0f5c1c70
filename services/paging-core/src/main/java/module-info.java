// SPDX-License-Identifier: Apache-2.0
/** Who is told and how it is proved: the JDK alone, no clock, no I/O. */
module org.cytovigil.paging {
    requires static transitive org.jspecify;

    exports org.cytovigil.paging;
    exports org.cytovigil.paging.delivery;
    exports org.cytovigil.paging.escalation;
    exports org.cytovigil.paging.oncall;
    exports org.cytovigil.paging.reply;
}
