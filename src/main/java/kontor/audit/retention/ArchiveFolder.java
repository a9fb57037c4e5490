package kontor.audit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where archives lie: the folder that {@code KONTOR_ARCHIVE_FOLDER} names. Without it, nothing leaves the database. */
@ApplicationScoped
public class ArchiveFolder {
    @Inject
    @ConfigProperty(name = "kontor.archive.folder")
    private Optional<String> folder;

    public boolean isSet() {
        return folder.isPresent();
    }

    /** The folder, made where it is missing. */
    Path path() throws IOException {
        return Files.createDirectories(Path.of(folder.orElseThrow()));
    }

    /** The archive's file; empty when it isn't there. */
    Optional<Path> file(Archive archive) {
        return folder.map(path -> Path.of(path, archive.getFileName())).filter(Files::isRegularFile);
    }

    /** The archive's file, when it is there and is what was written. */
    public Optional<Path> intact(Archive archive) {
        return file(archive).filter(path -> isAsWritten(path, archive));
    }

    private static boolean isAsWritten(Path path, Archive archive) {
        try {
            return HexFormat.of().formatHex(digest(path)).equals(archive.getFileHashHex());
        } catch (IOException e) {
            return false;
        }
    }

    static byte[] digest(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                DigestInputStream digest = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return digest.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
