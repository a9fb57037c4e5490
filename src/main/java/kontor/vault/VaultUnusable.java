package kontor.vault;

/** A key is missing, wrong or doesn't fit to a ciphertext. The message names the way out, never the key. */
public class VaultUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VaultUnusable(String message) {
        super(message);
    }

    public VaultUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
