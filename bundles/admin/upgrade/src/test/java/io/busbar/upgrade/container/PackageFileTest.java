package io.busbar.upgrade.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.upgrade.container.PackageRefused.Check;
import io.busbar.upgrade.container.TestKeys.Holder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // injected
class PackageFileTest {

    private static final long LARGEST = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsRead() throws Exception {
        Holder authority = Holder.authority("Works");
        Path file = Samples.driver(directory, "io.test.meter", List.of(authority.signer("One")), 1000, 0);
        TrustSet trust = TestKeys.trust(1, List.of(authority.root("driver:io.test.")), 2, 1);

        try (PackageFile read = PackageFile.open(file, LARGEST)) {
            assertThat(read.manifest().name()).isEqualTo("io.test.meter");
            assertThat(read.manifest().notes().get("fr")).isEqualTo("Lit les réglages é");
            assertThat(read.manifest().notes().get("en")).isEqualTo("Reads \"quotes\",\ttabs and 2 lines\n");
            assertThat(read.signers()).containsExactly("CN=One");
            assertThat(read.trustedKeys(TrustSet.read(trust.bytes()))).hasSize(1);
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            read.copy(read.manifest().blobs().get(0), copy);
            assertThat(copy.toByteArray()).isEqualTo(Files.readAllBytes(directory.resolve("blob0")));
            read.checkBlobs();
        }
    }

    @Test
    @DisplayName("UPG-17 the same content makes the same manifest, whoever signs it and however often")
    void identityIsThatOfTheManifest() throws Exception {
        Holder authority = Holder.authority("Works");
        Path first = Samples.driver(directory, "io.test.meter", List.of(authority.signer("One")), 100);
        String id;
        try (PackageFile read = PackageFile.open(first, LARGEST)) {
            id = read.id();
            PackageWriter.sign(first, read, authority.signer("Two"));
        }
        try (PackageFile read = PackageFile.open(first, LARGEST)) {
            assertThat(read.id()).isEqualTo(id).hasSize(64);
            assertThat(read.signers()).containsExactlyInAnyOrder("CN=One", "CN=Two");
            read.checkBlobs();
        }
    }

    @Test
    @DisplayName("UPG-03 every flip of a bit is refused, except in what a signature does not cover of itself")
    void everyFlippedBit() throws Exception {
        Holder authority = Holder.authority("Works");
        TrustSet trust = TestKeys.trust(1, List.of(authority.root("driver:io.test.")), 2, 1);
        Path file = Samples.driver(directory, "io.test.meter", List.of(authority.signer("One")), 300, 200);
        byte[] whole = Files.readAllBytes(file);
        Header header = Header.read(Arrays.copyOf(whole, Header.LENGTH), whole.length - DfuSuffix.LENGTH);
        long signaturesFrom = Header.LENGTH + (long) header.manifest();

        Map<Check, Integer> refused = new EnumMap<>(Check.class);
        int taken = 0;
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            // once as damage, which the checksum finds, and once by somebody who makes the checksum anew
            assertThat(refusal(flipped, trust)).as("bit %s", bit).isEqualTo(Check.U01);
            if (bit / 8 < whole.length - DfuSuffix.LENGTH) {
                Check check = refusal(withSuffix(flipped), trust);
                if (check == null) {
                    taken++;
                    assertThat((long) bit / 8).as("bit %s", bit).isBetween(signaturesFrom, header.blobsAt() - 1);
                } else {
                    refused.merge(check, 1, Integer::sum);
                }
            }
        }
        assertThat(refused.get(Check.U10)).as("each bit of a file").isEqualTo(500 * 8);
        assertThat(refused.get(Check.U02)).as("bits of the header").isGreaterThan(25 * 8);
        assertThat(refused.get(Check.U03)).as("each bit of the manifest").isGreaterThanOrEqualTo(header.manifest() * 8);
        assertThat(taken).as("bits of the signatures that mean nothing").isLessThan(header.signatures() * 8 / 10);
    }

    @Test
    @DisplayName("UPG-03 whatever is cut off or added is refused")
    void cutAndLonger() throws Exception {
        Holder authority = Holder.authority("Works");
        TrustSet trust = TestKeys.trust(1, List.of(authority.root("driver:io.test.")), 2, 1);
        Path file = Samples.driver(directory, "io.test.meter", List.of(authority.signer("One")), 50);
        byte[] whole = Files.readAllBytes(file);
        int payload = whole.length - DfuSuffix.LENGTH;
        for (int length = 0; length < whole.length; length++) {
            assertThat(refusal(Arrays.copyOf(whole, length), trust)).isEqualTo(Check.U01);
        }
        for (int length = 0; length < payload; length++) {
            byte[] cut = withSuffix(Arrays.copyOf(whole, length + DfuSuffix.LENGTH));
            assertThat(refusal(cut, trust)).as("%s bytes", length).isIn(Check.U02, Check.U03);
        }
        assertThat(refusal(withSuffix(Arrays.copyOf(whole, whole.length + 1)), trust))
                .isEqualTo(Check.U02);
    }

    @Test
    void aFileOfAnotherKindIsSaidToBeOne() throws Exception {
        Path file = Files.writeString(directory.resolve("notes.txt"), "Not a package, but long enough to be one.");
        assertThatThrownBy(() -> PackageFile.open(file, LARGEST))
                .isInstanceOfSatisfying(PackageRefused.class, refused -> {
                    assertThat(refused.check()).isEqualTo(Check.U01);
                    assertThat(refused.why().text(java.util.Locale.FRENCH)).contains("un autre fichier");
                });
        assertThatThrownBy(() -> PackageFile.open(file, 10)).hasMessageContaining("limit");
    }

    /** The check that these bytes do not pass; null if they pass all. */
    private @org.jspecify.annotations.Nullable Check refusal(byte[] bytes, TrustSet trust) throws IOException {
        Path file = Files.write(directory.resolve("changed"), bytes);
        try (PackageFile read = PackageFile.open(file, LARGEST)) {
            read.trustedKeys(trust);
            read.checkBlobs();
            return null;
        } catch (PackageRefused e) {
            return e.check();
        }
    }

    /** The same with a suffix that fits, as somebody would make it who wants to hide a change. */
    static byte[] withSuffix(byte[] file) {
        CRC32 crc = new CRC32();
        crc.update(file, 0, file.length - DfuSuffix.LENGTH);
        byte[] suffix = DfuSuffix.after(crc);
        byte[] changed = file.clone();
        System.arraycopy(suffix, 0, changed, file.length - DfuSuffix.LENGTH, DfuSuffix.LENGTH);
        assertThat(ByteBuffer.wrap(suffix).order(ByteOrder.LITTLE_ENDIAN).getShort(6))
                .isEqualTo((short) 0x0100);
        return changed;
    }
}
