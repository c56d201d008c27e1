package io.busbar.simulator;

import io.busbar.driver.Words;
import io.busbar.registers.MapCommand;
import io.busbar.registers.MapRow;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.TransferSwitch;
import java.util.Arrays;

/** What a transfer switch does when a client writes where its map has a command or the setting of a timer. */
final class SwitchOrders {

    private SwitchOrders() {}

    /**
     * Carries out what was written.
     *
     * @return whether the registers were an order or a setting, and so keep nothing themselves
     */
    static boolean take(TransferSwitch its, RegisterMap map, int address, int[] words, long millis) {
        for (MapCommand command : map.commands()) {
            MapCommand.Write write = command.steps().get(0);
            boolean constant = command.command().argument() == null;
            if (constant && write.address() == address && Arrays.equals(write.values(0), words)) {
                carryOut(its, command.command().key(), millis);
                return true;
            }
        }
        for (MapRow row : map.rows()) {
            boolean here = row.cell().address() == address && words.length == 1;
            if (here && its.set(row.quantity().key(), row.value(Words.of(address, words)))) {
                return true;
            }
        }
        return false;
    }

    private static void carryOut(TransferSwitch its, String key, long millis) {
        switch (key) {
            case "mode.manual" -> its.mode(TransferSwitch.MANUAL, millis);
            case "mode.automatic" -> its.mode(TransferSwitch.AUTOMATIC, millis);
            case "mode.inhibit" -> its.mode(TransferSwitch.INHIBITED, millis);
            case "position.zero" -> its.order(0, millis);
            case "position.one" -> its.order(1, millis);
            case "position.two" -> its.order(2, millis);
            case "test.noload" -> its.test(true, false, millis);
            case "test.load" -> its.test(true, true, millis);
            case "test.stop" -> its.test(false, false, millis);
            case "fault.reset" -> its.reset(millis);
            default -> throw new IllegalArgumentException("the simulated transfer switch knows no order " + key);
        }
    }
}
