// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;

/** The providers that serve each channel, best first. */
public record Routes(Map<Channel, List<String>> providers) {
    public Routes {
        providers = Map.copyOf(providers);
    }

    /** A way to a person: an address through a provider. */
    public record Route(Contact contact, String provider) {}

    /** All ways to a person, in the order in which they are tried. */
    public List<Route> to(Person person, List<Channel> channels) {
        List<Route> routes = new ArrayList<>();
        for (Contact contact : person.contacts(channels)) {
            for (String provider : providers.getOrDefault(contact.channel(), List.of())) {
                routes.add(new Route(contact, provider));
            }
        }
        // A step that asks only for channels this person lacks must not leave them unpaged.
        return routes.isEmpty() && !channels.isEmpty() ? to(person, List.of()) : routes;
    }
}
