// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import org.hl7.fhir.r4.model.Resource;

/**
 * What became of one resource.
 *
 * @param status 200, 201, 400, 405, 422 or 503
 * @param location of the resource, empty where it was not taken
 * @param body to answer with: the resource, or an outcome
 */
record Settled(int status, String location, Resource body) {}
