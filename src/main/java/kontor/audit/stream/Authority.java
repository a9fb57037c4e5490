package kontor.audit.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kontor.audit.chain.Sha256;

/**
 * Who vouches for a target: the certificates of a company's own authority, or else those that Java knows.
 *
 * @param pem certificates in PEM (RFC 7468), or {@code null} for those that Java knows
 */
public record Authority(String pem) {
    static final int LONGEST = 50_000;

    /** @throws IllegalArgumentException when the text holds no certificate, or a private key */
    public static Authority of(String pem) {
        if (pem == null || pem.isBlank()) {
            return new Authority(null);
        }
        if (pem.length() > LONGEST || pem.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException("no certificates only");
        }
        try {
            if (certificates(pem).isEmpty()) {
                throw new IllegalArgumentException("no certificate");
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
        return new Authority(pem.strip());
    }

    private static List<Certificate> certificates(String pem) throws CertificateException {
        return new ArrayList<>(CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII))));
    }

    /** What tells authorities apart, in hex; {@code null} for those that Java knows. */
    String fingerprint() {
        return pem == null ? null : HexFormat.of().formatHex(Sha256.of(pem.getBytes(StandardCharsets.US_ASCII)), 0, 8);
    }

    SSLContext context() {
        try {
            if (pem == null) {
                return SSLContext.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate : certificates(pem)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a certificate that could be read can't be used", e);
        }
    }
}
