package kontor.vault;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import kontor.company.CompanyId;

/**
 * What a ciphertext is for. It is bound to the ciphertext as associated data, so that one that was moved to another
 * company, row or column can't be opened there.
 *
 * @param name like {@code credential/5/key}
 */
public record Purpose(String name) {

    public Purpose {
        Objects.requireNonNull(name);
    }

    byte[] associatedData(CompanyId company) {
        return ("company/" + company.value() + "/" + name).getBytes(StandardCharsets.UTF_8);
    }
}
