package kontor.audit.chain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that checkpoints are believed by: Ed25519 (RFC 8032), in PEM as SubjectPublicKeyInfo (RFC 8410). */
public final class PublicKeys {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int ID_BYTES = 8;

    private final Map<String, PublicKey> keys = new HashMap<>();

    /**
     * The keys of a PEM text, one or several.
     *
     * @throws IllegalArgumentException when there is none, or one of another kind
     */
    public static PublicKeys of(String pem) {
        PublicKeys keys = new PublicKeys();
        Matcher block = PEM.matcher(pem);
        while (block.find()) {
            keys.add(Base64.getMimeDecoder().decode(block.group(1)));
        }
        if (keys.keys.isEmpty()) {
            throw new IllegalArgumentException("no public key in PEM (BEGIN PUBLIC KEY)");
        }
        return keys;
    }

    private void add(byte[] encoded) {
        try {
            keys.put(id(encoded), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    /** The id that checkpoints name a key by: the first {@value #ID_BYTES} bytes of the SHA-256 of its encoding, in hex. */
    public static String id(byte[] encoded) {
        return HexFormat.of().formatHex(Sha256.of(encoded), 0, ID_BYTES);
    }

    /** The SubjectPublicKeyInfo of a raw key of 32 bytes. */
    public static byte[] encode(byte[] raw) {
        byte[] encoded = Arrays.copyOf(ED25519, ED25519.length + raw.length);
        System.arraycopy(raw, 0, encoded, ED25519.length, raw.length);
        return encoded;
    }

    /** The key in PEM, as {@code openssl pkey -pubout} writes it. */
    public static String pem(byte[] encoded) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** What is wrong with the checkpoint's signature, or empty when it is right. */
    public Optional<Fault> faultOf(SignedCheckpoint signed) {
        PublicKey key = keys.get(signed.checkpoint().key());
        long sequence = signed.checkpoint().sequence();
        if (key == null) {
            return Optional.of(new Fault(
                    Fault.Kind.UNKNOWN_KEY,
                    sequence,
                    "signed with the key " + signed.checkpoint().key() + "; known here: "
                            + String.join(", ", new TreeSet<>(keys.keySet()))));
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed.checkpoint().canonical());
            return check.verify(signed.signature())
                    ? Optional.empty()
                    : Optional.of(new Fault(Fault.Kind.SIGNATURE, sequence, ""));
        } catch (GeneralSecurityException e) {
            return Optional.of(new Fault(Fault.Kind.SIGNATURE, sequence, String.valueOf(e.getMessage())));
        }
    }
}
