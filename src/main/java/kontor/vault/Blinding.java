package kontor.vault;

import static jakarta.ejb.TransactionAttributeType.REQUIRED;

import com.google.crypto.tink.subtle.PrfHmacJce;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import kontor.company.CompanyId;
import kontor.company.access.Internal;

/**
 * Makes texts blind: the same text of the same company becomes the same eight bytes, by which it can be found again, and
 * which tell nothing to whoever has not the company's data key.
 */
@Stateless
@TransactionAttribute(REQUIRED)
@Internal("recording and searching, in companies in scope")
public class Blinding {
    /** How many bytes a text becomes. */
    public static final int BYTES = 8;

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Vault vault;

    /**
     * The texts, made blind, in their order.
     *
     * @return empty where the company has no key for it: nothing of it was ever made blind
     */
    public Optional<List<byte[]>> of(CompanyId company, Collection<String> texts) {
        return Optional.ofNullable(entities.find(SearchKey.class, company.value()))
                .map(key -> blind(vault.open(company, SearchKey.SEALING, key.sealed()), texts));
    }

    /** The texts, made blind for each of the companies in scope that has a key for it, in their order. */
    public Map<CompanyId, List<byte[]>> ofEach(Collection<CompanyId> companies, Collection<String> texts) {
        // Read at once, so that looking for them one by one costs nothing.
        entities.createQuery("from SearchKey", SearchKey.class).getResultList();
        entities.createQuery("from DataKey", DataKey.class).getResultList();
        Map<CompanyId, List<byte[]>> each = new HashMap<>();
        companies.forEach(company -> of(company, texts).ifPresent(blind -> each.put(company, blind)));
        return each;
    }

    private static List<byte[]> blind(byte[] key, Collection<String> texts) {
        try {
            PrfHmacJce function = new PrfHmacJce("HMACSHA256", new SecretKeySpec(key, "HMAC"));
            List<byte[]> blind = new ArrayList<>(texts.size());
            for (String text : texts) {
                blind.add(function.compute(text.getBytes(StandardCharsets.UTF_8), BYTES));
            }
            return blind;
        } catch (GeneralSecurityException e) {
            throw new VaultUnusable("Nothing can be made blind", e);
        }
    }

    /** Gives a company its key, unless it has one; of several who do at the same time, the first one's counts. */
    public void giveKey(CompanyId company) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        entities.createNativeQuery("insert ignore into search_key (company_id, sealed) values (?1, ?2)")
                .setParameter(1, company.value())
                .setParameter(2, vault.seal(company, SearchKey.SEALING, key))
                .executeUpdate();
        // Locked, or a transaction that began before would not see another's.
        entities.find(SearchKey.class, company.value(), LockModeType.PESSIMISTIC_READ);
    }
}
