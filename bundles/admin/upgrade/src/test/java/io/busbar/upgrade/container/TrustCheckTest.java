package io.busbar.upgrade.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.upgrade.container.PackageRefused.Check;
import io.busbar.upgrade.container.PackageWriter.SigningKey;
import io.busbar.upgrade.container.TestKeys.Holder;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("UPG-04 whose signatures count")
@SuppressWarnings("NullAway.Init") // injected
class TrustCheckTest {

    @TempDir
    Path directory;

    private Holder release;
    private Holder drivers;
    private TrustSet trust;

    @BeforeEach
    void begin() throws Exception {
        release = Holder.authority("Release");
        drivers = Holder.authority("Drivers");
        trust = TestKeys.trust(1, List.of(release.root("release"), drivers.root("driver:io.test.")), 2, 1);
    }

    @Test
    void twoDifferentKeysForTheSystemOneForADriver() throws Exception {
        SigningKey one = release.signer("One");
        SigningKey two = release.signer("Two");
        assertThat(keys(Manifest.Kind.system, "io.test.gateway", 1, trust, one, two))
                .hasSize(2);
        refused(Check.U04, Manifest.Kind.system, "io.test.gateway", trust, one);
        refused(Check.U04, Manifest.Kind.system, "io.test.gateway", trust, one, one);
        assertThat(keys(Manifest.Kind.driver, "io.test.meter", 1, trust, drivers.signer("Three")))
                .hasSize(1);
    }

    @Test
    void eachKeyForWhatItMaySign() throws Exception {
        SigningKey driver = drivers.signer("One");
        refused(Check.U04, Manifest.Kind.system, "io.test.gateway", trust, driver, drivers.signer("Two"));
        refused(Check.U04, Manifest.Kind.driver, "io.other.meter", trust, driver);
        refused(Check.U04, Manifest.Kind.driver, "io.test.meter", trust, release.signer("Release only"));
    }

    @Test
    void anotherRootOfTheSameNameCountsForNothing() throws Exception {
        Holder forged = Holder.authority("Drivers");
        refused(Check.U04, Manifest.Kind.driver, "io.test.meter", trust, forged.signer("One"));
    }

    @Test
    void certificatesThatAreNotGood() throws Exception {
        KeyPair pair = TestKeys.newPair("secp256r1");
        Instant made = Instant.parse("2026-11-01T00:00:00Z");
        KeyPurposeId code = KeyPurposeId.id_kp_codeSigning;
        refused(
                Check.U04,
                Manifest.Kind.driver,
                "io.test.meter",
                trust,
                drivers.signer("Expired", pair, code, TestKeys.FROM, made.minusSeconds(1)));
        refused(
                Check.U04,
                Manifest.Kind.driver,
                "io.test.meter",
                trust,
                drivers.signer("Early", pair, code, made.plusSeconds(1), TestKeys.UNTIL));
        refused(
                Check.U04,
                Manifest.Kind.driver,
                "io.test.meter",
                trust,
                drivers.signer("For servers", pair, KeyPurposeId.id_kp_serverAuth, TestKeys.FROM, TestKeys.UNTIL));
        SigningKey good = drivers.signer("Good", pair, code, made, made.plusSeconds(1));
        assertThat(keys(Manifest.Kind.driver, "io.test.meter", 1, trust, good))
                .containsExactly(Signatures.keyId(pair.getPublic()));
        TrustSet revoking = new TrustSet(
                1, trust.expires(), trust.roots(), trust.thresholds(), Set.of(Signatures.keyId(pair.getPublic())));
        refused(Check.U04, Manifest.Kind.driver, "io.test.meter", revoking, good);
    }

    @Test
    @DisplayName("UPG-06 an expired trust set takes no system package, but still a trust package")
    void expiredTrust() throws Exception {
        TrustSet expired = new TrustSet(1, "2026-10-31T00:00:00Z", trust.roots(), trust.thresholds(), Set.of());
        SigningKey one = release.signer("One");
        SigningKey two = release.signer("Two");
        refused(Check.U05, Manifest.Kind.system, "io.test.gateway", expired, one, two);
        assertThat(keys(Manifest.Kind.trust, "io.test.trust", 1, expired, one, two))
                .hasSize(2);
    }

    @Test
    void aPackageOfALaterTrustSetIsForLater() throws Exception {
        assertThatThrownBy(() -> keys(Manifest.Kind.driver, "io.test.meter", 2, trust, drivers.signer("One")))
                .isInstanceOfSatisfying(PackageRefused.class, refused -> assertThat(refused.check())
                        .isEqualTo(Check.U05));
    }

    @Test
    void aTrustSetNeedsAtLeastOneSignatureForEachKind() {
        assertThatThrownBy(() ->
                        new TrustSet(1, trust.expires(), trust.roots(), Map.of("system", 2, "driver", 1), Set.of()))
                .hasMessageContaining("thresholds.trust");
    }

    private void refused(Check check, Manifest.Kind kind, String name, TrustSet set, SigningKey... keys) {
        assertThatThrownBy(() -> keys(kind, name, 1, set, keys))
                .isInstanceOfSatisfying(PackageRefused.class, refused -> assertThat(refused.check())
                        .isEqualTo(check));
    }

    private Set<String> keys(Manifest.Kind kind, String name, int epoch, TrustSet set, SigningKey... keys)
            throws Exception {
        Path file = directory.resolve("package.dfu");
        PackageWriter.write(file, Samples.manifest(kind, name, epoch, List.of()), List.of(), List.of(keys));
        try (PackageFile read = PackageFile.open(file, PackageFile.LARGEST)) {
            return read.trustedKeys(set);
        }
    }
}
