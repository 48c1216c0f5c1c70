// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.DeviceMetric.DeviceMetricOperationalStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What is told of the device that measured, where it came along. */
@Singleton
class Devices {
    /** Whether the device says of itself that it does not measure. */
    boolean isOff(Resource from, Reference device, Surroundings surroundings) {
        return surroundings.find(from, device).filter(Devices::isOff).isPresent();
    }

    private static boolean isOff(Resource resource) {
        if (resource instanceof DeviceMetric metric) {
            return metric.getOperationalStatus() == DeviceMetricOperationalStatus.OFF
                    || metric.getOperationalStatus() == DeviceMetricOperationalStatus.STANDBY
                    || metric.getOperationalStatus() == DeviceMetricOperationalStatus.ENTEREDINERROR;
        }
        return resource instanceof Device device
                && (device.getStatus() == FHIRDeviceStatus.INACTIVE
                        || device.getStatus() == FHIRDeviceStatus.ENTEREDINERROR);
    }
}
