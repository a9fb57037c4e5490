package kontor.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import kontor.company.CompanyId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The companies' key shares: 32 random bytes for each, base64, in a file of its own in the folder that
 * {@code KONTOR_KEY_SHARE_FOLDER} names. Without its share a company's data key can't be unwrapped, from no backup of
 * the database: deleting the file is what erases the company's data. A note that it was deleted stays.
 */
@ApplicationScoped
public class KeyShares {
    private static final int LENGTH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    @Inject
    @ConfigProperty(name = "kontor.key.share.folder")
    private Optional<String> folder;

    /**
     * Makes a share. When this returns it is on the disk, so that no data key can be committed whose share is lost.
     *
     * @return its name
     */
    String make(CompanyId company) {
        String name = UUID.randomUUID().toString();
        byte[] share = new byte[LENGTH_BYTES];
        RANDOM.nextBytes(share);
        write(file(company, name), Base64.getEncoder().encodeToString(share));
        return name;
    }

    /** @throws VaultUnusable when it is missing or no share */
    byte[] read(CompanyId company, String name) {
        Path file = file(company, name);
        try {
            byte[] share = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (share.length != LENGTH_BYTES) {
                throw new VaultUnusable(file + " must hold 32 bytes in base64, but holds " + share.length
                        + ". Put back the key share from its copy.");
            }
            return share;
        } catch (NoSuchFileException e) {
            throw new VaultUnusable(missing(company, name), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new VaultUnusable(file + " can't be read as a key share. Put it back from its copy.", e);
        }
    }

    boolean exists(CompanyId company, String name) {
        return Files.exists(file(company, name));
    }

    /** Whether the share was deleted because the company's data were erased. */
    boolean isDestroyed(CompanyId company, String name) {
        return Files.exists(note(company, name));
    }

    /**
     * Deletes a share for good; does nothing where that was done before. The note comes first: a share that is missing
     * without one was lost.
     */
    void destroy(CompanyId company, String name) {
        Path note = note(company, name);
        if (!Files.exists(note)) {
            write(note, Instant.now().toString());
        }
        discard(company, name);
    }

    /** Deletes a share that no data key was wrapped with. */
    void discard(CompanyId company, String name) {
        Path file = file(company, name);
        try {
            Files.deleteIfExists(file);
            force(folder());
        } catch (IOException e) {
            throw new VaultUnusable(
                    "The key share " + file + " can't be deleted. Give the portal the right to, or delete"
                            + " it yourself; until then what is sealed with it can be opened.",
                    e);
        }
    }

    /** What to say of a share that was lost. */
    String missing(CompanyId company, String name) {
        return "The key share of company " + company + " is missing: " + file(company, name)
                + ". Without it nothing of this company can be opened. Put it back from the copy of"
                + " KONTOR_KEY_SHARE_FOLDER; if there is none, the company's data are lost, and an empty file "
                + note(company, name).getFileName() + " beside it has the portal treat them as erased.";
    }

    /** @throws VaultUnusable when shares can't be kept in the folder */
    void checkFolder() {
        Path place = folder();
        if (!Files.isDirectory(place) || !Files.isWritable(place)) {
            throw new VaultUnusable("KONTOR_KEY_SHARE_FOLDER (" + place
                    + ") must be a folder that the portal can write to, outside the database and kept over restarts.");
        }
    }

    private Path folder() {
        return folder.map(Path::of)
                .orElseThrow(() -> new VaultUnusable("KONTOR_KEY_SHARE_FOLDER is not set. Name a folder that the portal"
                        + " can write to, outside the database and kept over restarts."));
    }

    private Path file(CompanyId company, String name) {
        return folder().resolve("company-" + company + "-" + name + ".share");
    }

    private Path note(CompanyId company, String name) {
        return folder().resolve("company-" + company + "-" + name + ".erased");
    }

    /** Whole or not at all, and on the disk. */
    private void write(Path file, String text) {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, OWNER_ONLY);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text + "\n");
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder());
        } catch (IOException e) {
            throw new VaultUnusable("Nothing can be written to KONTOR_KEY_SHARE_FOLDER (" + folder() + ")", e);
        }
    }

    /** What was renamed or deleted in a folder is so for good only when the folder is on the disk. */
    private static void force(Path place) throws IOException {
        try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
