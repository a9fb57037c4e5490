package kontor.audit.checkpoint;

import java.util.Arrays;

/** Signing keys that are the same in each run. */
public final class TestKeys {
    private TestKeys() {}

    public static SigningKey key(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return new SigningKey(seed);
    }
}
