package io.busbar.security.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals the trail every so many records. A seal says how the trail stood, names the public key of the next seal, and is signed with a
 * private key that is forgotten once it has signed: who takes over the machine later can neither change a sealed record nor make its seal
 * again. Signatures, so that a seal can be examined on this machine and elsewhere without any secret; the first public key stands in the
 * first record of the trail.
 */
final class Seals {

    private static final String ALGORITHM = "Ed25519";
    private static final int SIGNATURE = 64;

    private final DurableFiles files;
    private final Path file;
    private Key key;

    private record Key(String publicKey, String privateKey) {}

    /** A seal in the file. */
    record Seal(long sequence, String hash, String next, byte[] signature, byte[] json) {

        boolean isSignedBy(String publicKey) {
            try {
                Signature verifier = Signature.getInstance(ALGORITHM);
                verifier.initVerify(KeyFactory.getInstance(ALGORITHM)
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
                verifier.update(json);
                return verifier.verify(signature);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return false;
            }
        }
    }

    Seals(DurableFiles files, Path directory) throws IOException {
        this.files = files;
        this.file = directory.resolve("seal.key");
        Optional<byte[]> stored = files.read(file);
        if (stored.isPresent()) {
            JsonNode node = Chain.JSON.readTree(stored.get());
            key = key(node);
        } else {
            key = generate();
            keep(key, null);
        }
    }

    /** The public key of the next seal. */
    String publicKey() {
        return key.publicKey();
    }

    /**
     * A crash between a seal and the forgetting of its key leaves both keys; the trail tells which is next.
     *
     * @param expected the public key that the last seal of the trail names
     */
    void resume(String expected) throws IOException {
        if (key.publicKey().equals(expected)) {
            return;
        }
        JsonNode next = Chain.JSON
                .readTree(files.read(file).orElse(new byte[] {'{', '}'}))
                .path("next");
        if (next.path("public").asText().equals(expected)) {
            key = key(next);
            keep(key, null);
        }
    }

    /** Makes a seal; {@code written} puts it into the trail, durably. */
    void seal(long sequence, byte[] hash, Instant time, Written written) throws IOException {
        Key next = generate();
        keep(key, next);
        ObjectNode node = Chain.JSON.createObjectNode();
        node.put("seq", sequence);
        node.put("hash", HexFormat.of().formatHex(hash));
        node.put("time", time.toString());
        node.put("next", next.publicKey());
        byte[] json = Chain.JSON.writeValueAsBytes(node);
        byte[] signature = sign(json);
        written.write(ByteBuffer.allocate(1 + SIGNATURE + json.length)
                .put(Chain.SEAL)
                .put(signature)
                .put(json)
                .flip());
        key = next;
        keep(key, null);
    }

    /** Puts a seal into the trail. */
    @FunctionalInterface
    interface Written {
        void write(ByteBuffer payload) throws IOException;
    }

    static Seal read(ByteBuffer payload) throws IOException {
        if (payload.remaining() < SIGNATURE) {
            throw new IOException("A seal of the audit trail is too short");
        }
        byte[] signature = new byte[SIGNATURE];
        byte[] json = new byte[payload.remaining() - SIGNATURE];
        payload.get(signature).get(json);
        JsonNode node = Chain.JSON.readTree(json);
        return new Seal(
                node.path("seq").asLong(),
                node.path("hash").asText(),
                node.path("next").asText(),
                signature,
                json);
    }

    private byte[] sign(byte[] json) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key.privateKey()))));
            signer.update(json);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with " + ALGORITHM, e);
        }
    }

    private void keep(Key now, @Nullable Key next) throws IOException {
        ObjectNode node = Chain.JSON.createObjectNode();
        node.put("public", now.publicKey()).put("private", now.privateKey());
        if (next != null) {
            node.putObject("next").put("public", next.publicKey()).put("private", next.privateKey());
        }
        files.replace(file, Chain.JSON.writeValueAsBytes(node));
    }

    private static Key key(JsonNode node) throws IOException {
        String publicKey = node.path("public").asText();
        String privateKey = node.path("private").asText();
        if (publicKey.isEmpty() || privateKey.isEmpty()) {
            throw new IOException("The key of the audit trail's next seal cannot be read");
        }
        return new Key(publicKey, privateKey);
    }

    private static Key generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return new Key(
                    base64.encodeToString(pair.getPublic().getEncoded()),
                    base64.encodeToString(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
