package kontor.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import kontor.company.CompanyId;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks at a company's row of data_key and at its share's file, and changes them behind the portal's back. */
public final class KeyTrial {
    /** A row as a backup of the database would have it. */
    public record Row(byte[] wrapped, String share, String condemnedShare, long erasedThrough) {}

    private final Connection database;
    private final CompanyId company;

    /** @param database may read and write data_key */
    public KeyTrial(Connection database, CompanyId company) {
        this.database = database;
        this.company = company;
    }

    public Row row() throws SQLException {
        try (PreparedStatement query = database.prepareStatement(
                "select wrapped, share, condemned_share, erased_through from data_key where company_id = ?")) {
            query.setLong(1, company.value());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return new Row(rows.getBytes(1), rows.getString(2), rows.getString(3), rows.getLong(4));
            }
        }
    }

    public void putBack(Row row) throws SQLException {
        try (PreparedStatement update = database.prepareStatement(
                "update data_key set wrapped = ?, share = ?, condemned_share = ?, erased_through = ?"
                        + " where company_id = ?")) {
            update.setBytes(1, row.wrapped());
            update.setString(2, row.share());
            update.setString(3, row.condemnedShare());
            update.setLong(4, row.erasedThrough());
            update.setLong(5, company.value());
            update.executeUpdate();
        }
    }

    /** A key as it was before there were shares. */
    public void giveKeyWithoutShare() throws SQLException, GeneralSecurityException {
        putBack(new Row(
                TinkProtoKeysetFormat.serializeEncryptedKeyset(
                        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                        CDI.current().select(KeyEncryptionKey.class).get().alone(),
                        new Purpose("data-key").associatedData(company),
                        RegistryConfiguration.get()),
                null,
                null,
                0));
    }

    /** The file of a share of the company, if it is there. */
    public Optional<Path> file(String share) throws IOException {
        Path folder = Path.of(ConfigProvider.getConfig().getValue("kontor.key.share.folder", String.class));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> file.getFileName().toString().equals("company-" + company + "-" + share + ".share"))
                    .findFirst();
        }
    }

    /** Who may do what with the share's file, like {@code rw-------}. */
    public static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
