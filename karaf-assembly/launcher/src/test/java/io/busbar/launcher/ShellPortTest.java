package io.busbar.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellPortTest {

    @Test
    void theUsualPortIsClaimedUntilTheGatewayEnds(@TempDir Path shared) throws Exception {
        ShellPort port = ShellPort.choose(shared);
        try (FileChannel other = FileChannel.open(
                shared.resolve("busbar-shell-8101.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (port.number() == ShellPort.USUAL) {
                assertThat(isLocked(other)).isTrue();
            } else {
                assertThat(port.claim()).isNull();
            }
            port.close();
            assertThat(isLocked(other)).isFalse();
        }
    }

    @Test
    void aClaimedPortIsLeftToItsOwner(@TempDir Path shared) throws Exception {
        try (FileChannel owner = FileChannel.open(
                        shared.resolve("busbar-shell-8101.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = owner.lock();
                ShellPort port = ShellPort.choose(shared)) {
            assertThat(lock.isValid()).isTrue();
            assertThat(port.number()).isNotEqualTo(ShellPort.USUAL).isBetween(1, 65535);
        }
    }

    private static boolean isLocked(FileChannel channel) throws Exception {
        try (var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
