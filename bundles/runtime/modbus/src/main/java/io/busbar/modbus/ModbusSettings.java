package io.busbar.modbus;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of all lines together. */
@ObjectClassDefinition(name = "Modbus lines", description = "What is common to all lines")
@interface ModbusSettings {

    /** Whether commands may be written to devices. */
    @AttributeDefinition(name = "Writes allowed", description = "Allow commands and resets to be written to devices")
    boolean writesAllowed() default false;
}
